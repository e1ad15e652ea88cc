import type { Attachment } from '../../../../shared/domain/attachment';
import type { ModelInfo } from '../../../../shared/domain/model';
import { wording, fill } from '../../../../shared/text/wording';
import { estimateFormat } from '../../../../shared/text/formats';
import type { WindowContext } from '../../bridge/window-context';
import { contextUse, type ContextUse } from './context-use';

type Parts = Pick<WindowContext, 'app' | 'current' | 'pickedModel'>;

interface Prompt {
  readonly text: string;
  readonly files: readonly Attachment[];
}

/** `assumed` is what the model is taken to read, in tokens, where nobody tells; null where its server does. */
export interface ModelUse extends ContextUse {
  readonly assumed: number | null;
}

/** What a prompt of the shown session would take of the context of the model that answers it; null for the Reader, which has none. */
export function readContextUse(parts: Parts, prompt: Prompt): ModelUse | null {
  const model = answeringModel(parts);
  if (model === null || isReader(model)) return null;
  const { messages } = parts.current.channel.get().view.get();
  const { contextTokens, isContextAssumed = false } = model;
  return { ...contextUse({ ...prompt, messages, contextTokens }), assumed: isContextAssumed ? contextTokens : null };
}

/** The model that answers the next prompt of the shown session; null while models are not listed, or it is none of them. */
export function answeringModel({ app, current, pickedModel }: Parts): ModelInfo | null {
  const { sessionId, session } = current.channel.get().view.get();
  const listed = app.sessions.get()?.find(({ id }) => id === sessionId) ?? session;
  const modelId = (listed === null ? pickedModel.get() : listed.modelId) ?? app.settings.get()?.defaultModelId;
  return app.catalog.get()?.models.find(({ id }) => id === modelId) ?? null;
}

function isReader({ connectionId }: ModelInfo): boolean {
  return connectionId === null;
}

/** What is used, and what will not be sent, in sentences that say that they estimate. */
export function tellContextUse(use: ModelUse | null): string {
  if (use === null) return wording.context.reader;
  const { tokens, room, leftOut, isCut, assumed } = use;
  const used = fill(wording.context.used, {
    tokens: estimateFormat().format(tokens),
    room: estimateFormat().format(room),
    percent: percentOf(use),
  });
  const dropped = leftOut === 0 ? '' : fill(wording.context.leftOut, { count: leftOut });
  const cut = isCut ? wording.context.cut : '';
  const fits = dropped + cut === '' ? wording.context.fits : '';
  const guess = assumed === null ? '' : fill(wording.context.assumed, { tokens: estimateFormat().format(assumed) });
  return [used, dropped, cut, fits, guess].filter((part) => part !== '').join(' ');
}

export function percentOf({ tokens, room }: ContextUse): number {
  return Math.round((100 * tokens) / room);
}
