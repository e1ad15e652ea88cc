import type { LecternMessage } from '../../shared/chat/message';
import { mentionsOf } from '../../shared/chat/prompt-parts';
import type { Settings } from '../../shared/domain/settings';
import { findAppError } from '../errors';
import { messageText } from '../knowledge/memory/message-rows';
import type { HiddenMessages } from '../memories/hidden-messages';
import type { ModelRegistry } from '../models/model-registry';
import { titleOfQuestion } from '../models/reader/title-of-question';
import type { Log, SessionStore } from '../ports';

/** Makes titles of a few words in the background, each once, of a session's first prompt and an answer. */
export interface SessionTitles {
  /** For a session whose shown path ends in a whole answer. Nothing happens where its title is not the app's to change. */
  make(sessionId: string, path: readonly LecternMessage[]): void;
  /** Ends what is being made for a session, which goes without or gets one after its next answer. */
  giveUp(sessionId: string): void;
  /** Resolves when none is being made. */
  settled(): Promise<void>;
  /** Gives up all of them. Resolves when nothing more is written. */
  close(): Promise<void>;
}

export interface SessionTitlesOptions {
  readonly sessions: Pick<SessionStore, 'get' | 'retitle'>;
  readonly models: Pick<ModelRegistry, 'resolve'>;
  readonly settings: () => Pick<Settings, 'titlesEnabled' | 'defaultModelId'>;
  readonly hidden: Pick<HiddenMessages, 'has' | 'quotedBy'>;
  readonly log: Log;
  /** Told when a session's row changed. */
  readonly onSessionChange: (sessionId: string) => void;
  /** When a model has had its time; left out it is 30 s. */
  readonly titleLimit?: (() => AbortSignal) | undefined;
}

interface TitleGround {
  readonly prompt: LecternMessage;
  readonly answer: LecternMessage;
  /** A title says nothing of other sessions: an answer that had some before it is no ground for one. */
  readonly isOfOthers: boolean;
  /** Of the model that answered. */
  readonly modelId: string;
}

interface MadeTitle {
  readonly title: string;
  readonly of: readonly LecternMessage[];
}

const LIMIT_MS = 30_000;
/** A title that failed is tried again after so many prompts at most: later the session is known by the one it has. */
const MAX_PROMPTS = 3;

/** Heavy: the AI SDK, which the turn before has loaded. */
const loadAsking = () => import('../turn/ask-title');

export function createSessionTitles(options: SessionTitlesOptions): SessionTitles {
  const { sessions, models, settings, hidden, log } = options;
  const { titleLimit = () => AbortSignal.timeout(LIMIT_MS) } = options;
  const begun = new Map<string, AbortController>();
  const running = new Set<Promise<void>>();

  const isForgotten = ({ id }: LecternMessage): boolean => hidden.has(id) || hidden.quotedBy.has(id);
  const groundOf = (sessionId: string, path: readonly LecternMessage[]): TitleGround | null => {
    const prompts = path.filter(({ role }) => role === 'user');
    const prompt = prompts.find((each) => !isForgotten(each) && messageText(each).trim() !== '');
    const answer = path.at(-1);
    // A path that could not be read whole does not begin with the first prompt.
    if (path[0]?.metadata?.parentId !== null || prompts.length > MAX_PROMPTS) return null;
    if (prompt === undefined || answer?.role !== 'assistant' || isForgotten(answer)) return null;
    const isOfOthers = hadOthers(sessionId, prompts, answer);
    return { prompt, answer, isOfOthers, modelId: answer.metadata?.modelId ?? settings().defaultModelId };
  };
  /** One request: what may be sent again is given up instead. */
  const makeTitle = async (ground: TitleGround, abort: AbortController): Promise<MadeTitle | null> => {
    const { prompt, answer, isOfOthers } = ground;
    const model = await models.resolve(ground.modelId, () => abort.abort());
    const question = messageText(prompt);
    if (model.isReader) return asMade(titleOfQuestion(question), [prompt]);
    const { askTitle } = await loadAsking();
    const signal = AbortSignal.any([abort.signal, titleLimit()]);
    const said = isOfOthers ? null : messageText(answer);
    const title = await askTitle({ model, question, answer: said, signal });
    return asMade(title, isOfOthers ? [prompt] : [prompt, answer]);
  };
  const makeOne = async (sessionId: string, ground: TitleGround, abort: AbortController): Promise<void> => {
    const row = await sessions.get(sessionId);
    if (row === null || row.titleMadeOf?.length !== 0) return;
    const made = await makeTitle(ground, abort);
    if (made === null || made.title === row.title || abort.signal.aborted || !settings().titlesEnabled) return;
    // What is forgotten later finds the title, and what it is made of, in the row.
    if (made.of.some(isForgotten)) return;
    const titled = { title: made.title, titleMadeOf: made.of.map(({ id }) => id) };
    if (await sessions.retitle(sessionId, row.title, titled)) options.onSessionChange(sessionId);
  };
  const giveUp = (sessionId: string): void => begun.get(sessionId)?.abort();
  const settled = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running);
  };

  return {
    make(sessionId, path) {
      const ground = settings().titlesEnabled ? groundOf(sessionId, path) : null;
      if (ground === null) return;
      giveUp(sessionId);
      const abort = new AbortController();
      begun.set(sessionId, abort);
      const work = makeOne(sessionId, ground, abort)
        .catch((error: unknown) => {
          // Not its words: they may quote the prompt.
          log.info('a title was not made', { sessionId, code: findAppError(error)?.code ?? nameOf(error) });
        })
        .finally(() => {
          running.delete(work);
          if (begun.get(sessionId) === abort) begun.delete(sessionId);
        });
      running.add(work);
    },
    giveUp,
    settled,
    async close() {
      for (const abort of begun.values()) abort.abort();
      await settled();
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

function asMade(title: string | null, of: MadeTitle['of']): MadeTitle | null {
  return title === null ? null : { title, of };
}

function hadOthers(sessionId: string, prompts: readonly LecternMessage[], { parts }: LecternMessage): boolean {
  if (prompts.some((prompt) => mentionsOf(prompt.parts).some(({ kind }) => kind === 'session'))) return true;
  const recalled = parts.flatMap((part) => (part.type === 'data-memory' ? part.data.recalled : []));
  return recalled.some((message) => message.sessionId !== sessionId);
}
