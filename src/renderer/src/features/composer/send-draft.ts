import type { Mention } from '../../../../shared/domain/mention';
import type { SessionChannel } from '../../bridge/session-channel';
import type { Store } from '../../bridge/store';
import { putBefore, type Drafts } from './drafts';

interface SendDraftOptions {
  readonly draft: Store<string>;
  readonly drafts: Pick<Drafts, 'of' | 'filesOf'>;
  readonly channel: Pick<SessionChannel, 'send' | 'sessionId' | 'isPrivate'>;
  readonly mentions: readonly Mention[];
  readonly modelId: string | null;
  /** Whether the window still shows the channel. */
  readonly isShown: () => boolean;
}

/** Empties the box and sends what stood in it. What was not taken goes back into its session's box; rejects with why. */
export async function sendDraft(options: SendDraftOptions): Promise<void> {
  const { draft, drafts, channel, mentions, modelId, isShown } = options;
  const text = draft.get();
  const attachments = drafts.filesOf(draft).take();
  draft.set('');
  try {
    await channel.send(text, modelId, { mentions, attachments });
  } catch (error) {
    const box = isShown() ? draft : drafts.of(channel.sessionId(), channel.isPrivate);
    putBefore(box, text);
    drafts.filesOf(box).add(attachments.map((attachment) => ({ attachment })));
    throw error;
  }
}
