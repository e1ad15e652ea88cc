import type { SessionChannel } from '../../bridge/session-channel';
import type { Store } from '../../bridge/store';
import { putBefore, type Drafts } from './drafts';

interface SendDraftOptions {
  readonly draft: Store<string>;
  readonly drafts: Pick<Drafts, 'of'>;
  readonly channel: Pick<SessionChannel, 'send' | 'sessionId'>;
  readonly modelId: string | null;
  /** Whether the window still shows the channel. */
  readonly isShown: () => boolean;
}

/** Empties the box and sends what stood in it. What was not taken goes back into its session's box; rejects with why. */
export async function sendDraft({ draft, drafts, channel, modelId, isShown }: SendDraftOptions): Promise<void> {
  const text = draft.get();
  draft.set('');
  try {
    await channel.send(text, modelId);
  } catch (error) {
    putBefore(isShown() ? draft : drafts.of(channel.sessionId()), text);
    throw error;
  }
}
