import { useCallback, useMemo, useState } from 'react';
import { findMentions } from '../../../../shared/chat/find-mentions';
import type { Attachment } from '../../../../shared/domain/attachment';
import type { ErrorData } from '../../../../shared/domain/error-data';
import type { ModelInfo } from '../../../../shared/domain/model';
import type { Mention } from '../../../../shared/domain/mention';
import { errorDataOf } from '../../bridge/error-data-of';
import { mentionable } from '../../bridge/mentionable';
import type { SessionChannel } from '../../bridge/session-channel';
import { useStore, type Store } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { reportFailure } from '../../ui/toast';
import type { AttachedFiles } from './attached-files';
import { answeringModel } from './read-context-use';
import { promptProblem } from './prompt-problem';
import { sendDraft } from './send-draft';
import { useDraft } from './use-draft';

/** Why pictures do not go to a model; null when they do. */
function pictureProblem(files: readonly Attachment[], model: ModelInfo | null): ErrorData | null {
  const picture = files.find((file) => file.picture !== undefined);
  if (picture === undefined || model?.isBlind !== true) return null;
  return { code: 'attachment.notSeen', params: { model: model.name, name: picture.name } };
}

const STILL_READING: ErrorData = { code: 'attachment.reading', params: {} };

/** What stands in the box and goes along with it, and the way to send it. */
export interface Sending {
  readonly draft: Store<string>;
  readonly text: string;
  readonly setText: (text: string) => void;
  /** All that can be mentioned, and what of it the text mentions. */
  readonly known: readonly Mention[];
  readonly mentions: readonly Mention[];
  readonly attached: AttachedFiles;
  readonly files: readonly Attachment[];
  readonly isReading: boolean;
  readonly submit: () => void;
  readonly error: ErrorData | null;
}

/** Sends the draft. Why it was not taken stands under the box, and over the window when that shows something else by then. */
export function useSending(channel: SessionChannel, sessionId: string | null, isPrivate: boolean): Sending {
  const window = useWindow();
  const { app, current, drafts, pickedModel } = window;
  const { draft, text } = useDraft(sessionId, isPrivate);
  const attached = drafts.filesOf(draft);
  const files = useStore(attached.files);
  const isReading = useStore(attached.isReading);
  const refusal = useStore(attached.problem);
  const [error, setError] = useState<ErrorData | null>(null);
  const [sources, sessions] = [useStore(app.sources), useStore(app.sessions)];
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- what the stores hold is what it depends on
  const known = useMemo(() => mentionable(app, sessionId), [app, sources, sessions, sessionId]);
  const mentions = useMemo(() => findMentions(text, known), [text, known]);
  const isShown = (): boolean => current.channel.get() === channel;
  const submit = (): void => {
    const problem = isReading ? STILL_READING : (promptProblem(text) ?? pictureProblem(files, answeringModel(window)));
    setError(problem);
    if (problem !== null) return;
    const prompt = { draft, drafts, mentions, modelId: pickedModel.get() };
    sendDraft({ ...prompt, channel, isShown }).catch((reason: unknown) => {
      if (isShown()) setError(errorDataOf(reason));
      else reportFailure(reason);
    });
  };
  const setText = useCallback(
    (next: string): void => {
      setError(null);
      draft.set(next);
    },
    [draft],
  );
  return { draft, text, setText, known, mentions, attached, files, isReading, submit, error: error ?? refusal };
}
