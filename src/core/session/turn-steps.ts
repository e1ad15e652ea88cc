import { setImmediate } from 'node:timers/promises';
import type { LecternChunk, LecternMessage, MessageMetadata } from '../../shared/chat/message';
import { mentionsOf } from '../../shared/chat/prompt-parts';
import type { Decision } from '../../shared/domain/approval';
import { RECENT_MESSAGES } from '../../shared/domain/context';
import type { ErrorData } from '../../shared/domain/error-data';
import { RESOURCE_ID } from '../../shared/domain/ids';
import type { Settings } from '../../shared/domain/settings';
import { wordsOfUser, type Before } from '../citations/answer-ground';
import type { Citations } from '../citations/citations';
import { withAddress } from '../citations/with-address';
import { AppError } from '../errors';
import type { MemoryKnowledge, Recollection } from '../knowledge/knowledge';
import { loopShare } from '../loop-share';
import type { HiddenMessages } from '../memories/hidden-messages';
import type { RetryWait } from '../models/guard-model';
import type { RecallState } from '../models/reader/recall-state';
import type { ModelRegistry } from '../models/model-registry';
import type { Journal, JournalTurn, Log, MessageStore, Session, SessionStore, ToolSessionStore } from '../ports';
import type { ProfileService } from '../profile/profile-service';
import { createPassageNumbers, type PassageNumbers } from '../tools/passage-numbers';
import type { SearchableSources } from '../tools/searchable-sources';
import { createCiter } from '../turn/cite-passages';
import { foldChunks } from '../turn/fold-chunks';
import { joinFirstText, openTextOf } from '../turn/join-first-text';
import { recalledFor } from '../turn/lasting-memory';
import { notice, waitNotice } from '../turn/notice';
import { promptMessage, turnMessages, type PendingSaves } from '../turn/pending-saves';
import { unfoldParts } from '../turn/unfold-parts';
import { askMemory, type MemoryQuestion } from './ask-memory';
import { finishEarly } from './finish-early';
import { createOpenTurn, type HadBefore, type OpenTurn, type Scrub } from './open-turn';
import { pendingApprovals } from './pending-approvals';
import { quoteSessions } from './quote-sessions';
import type { TurnOutcome, TurnRef } from './session.machine';
import type { LiveEvent } from './session-stream';
import type { SessionView } from './session-view';

const NOTHING_RECALLED: Recollection = { recalled: [], sessionIds: [], note: null, workingMemory: null };

/** Heavy: the AI SDK and the tools. The first turn loads them while memory is asked. */
const loadGeneration = () => import('../turn/run-generation');

export interface TurnDependencies {
  readonly sessions: SessionStore;
  readonly store: MessageStore;
  readonly toolSessions: ToolSessionStore;
  readonly journal: Journal;
  readonly saves: PendingSaves;
  readonly models: Pick<ModelRegistry, 'resolve'>;
  readonly sources: SearchableSources;
  readonly citations: Citations;
  readonly memory: Pick<MemoryKnowledge, 'recall'>;
  readonly profile: Pick<ProfileService, 'remember'>;
  readonly settings: () => Settings;
  readonly hidden: HiddenMessages;
  /** Lets repositories of a host be fetched without asking, from now on. */
  readonly allowHost: (host: string) => Promise<void>;
  /** Time that strictly increases from call to call, Unix ms. */
  readonly tick: () => number;
  /** Ms on a clock that never goes back. */
  readonly stopwatch: () => number;
  readonly newId: () => string;
  readonly log: Log;
  /** Told when a session's row changed. */
  readonly onSessionChange: (sessionId: string) => void;
}

export type PromptContent = Pick<JournalTurn, 'text' | 'parts'>;

export interface TurnStepsOptions extends TurnDependencies {
  readonly sessionId: string;
  readonly view: SessionView;
  readonly emit: (event: LiveEvent) => void;
  /** A prompt whose turn has not ended. */
  readonly promptOf: (promptId: string) => PromptContent;
  /** Told in the tick in which the open turn has become closed messages. */
  readonly onClosed: () => void;
  /** Told when messages may have got further versions. */
  readonly onBranch: () => void;
  /** Told when the windows are to be shown another path. */
  readonly onPath: () => void;
  /** Told in the tick in which chunks took the place of the open turn's. */
  readonly onScrubbed: (answerId: string, chunks: readonly LecternChunk[]) => void;
}

/** What the session machine's actors do. One instance serves one live session, one turn at a time. */
export interface TurnSteps {
  /** Takes up a turn that was open when the app ended. */
  restore(turn: JournalTurn): Promise<void>;
  open(ref: TurnRef): Promise<void>;
  recall(signal: AbortSignal): Promise<void>;
  noteRecallSkipped(): void;
  /** Tells why the turn is stopped, unless its end is being written. */
  noteForgotten(): void;
  generate(signal: AbortSignal): Promise<'complete' | 'approvalNeeded'>;
  decide(approvalId: string, decision: Decision): Promise<{ readonly isLast: boolean }>;
  fail(ref: TurnRef, error: ErrorData | null): Promise<void>;
  close(outcome: TurnOutcome): Promise<void>;
  /** An answer that is about to end waits no longer for what it cites and for the check of its quotes. */
  endSettling(): void;
  /** Makes a further attempt of the turn; one that never opened is that attempt itself. */
  startAttempt(ref: TurnRef): Promise<TurnRef>;
  /** Shows the path of another head. */
  select(headId: string): Promise<void>;
  /** Takes words out of the open turn, when a turn is open. */
  scrub(change: Scrub): Promise<void>;
  /** Whether the open turn had something before it; false when none is open. */
  had(check: HadBefore): boolean;
  /** The answer of the turn that is open, as far as it came; null without one. */
  answer(): Promise<LecternMessage | null>;
  /** Resolves when what streamed so far is durable. */
  flush(): Promise<void>;
}

export function createTurnSteps(options: TurnStepsOptions): TurnSteps {
  const { sessionId, view, emit, journal, sessions, tick } = options;
  let current: OpenTurn | null = null;
  let numbers: PassageNumbers = createPassageNumbers([]);
  let recollection: Recollection = NOTHING_RECALLED;
  let asked: MemoryQuestion | null = null;
  let reach: RecallState['reach'] = 'failed';
  let settling = new AbortController();
  /** What the model was told beside the messages: the profile, and the user's words in mentioned conversations. */
  let told: readonly string[] = [];

  const openTurn = (): OpenTurn => {
    if (current === null) throw new Error('no turn is open');
    return current;
  };
  const begin = async (turn: JournalTurn): Promise<OpenTurn> => {
    const journalled = turn.status === 'queued' ? [] : await journal.chunks(turn.answerId);
    recollection = NOTHING_RECALLED;
    asked = null;
    reach = 'failed';
    told = [];
    if (turn.isBranch && (await view.show(turn.parentId))) options.onPath();
    view.open(turn, tick());
    current = createOpenTurn({ turn, journalled, journal, emit, log: options.log });
    options.onBranch();
    return current;
  };
  const sessionRow = async (): Promise<Session> => {
    const session = await sessions.get(sessionId);
    if (session === null) throw new AppError('session.unknown');
    return session;
  };

  /** A turn that the app ended on before it opened stands where it would have. */
  const placed = async (turn: JournalTurn): Promise<JournalTurn> => {
    if (turn.modelId !== null || turn.isBranch) return turn;
    return { ...turn, parentId: (await sessionRow()).headMessageId };
  };

  /** Ends an answer, with what it cites kept and its quotes checked. One that is finished stays as it is. */
  const finish = async (open: OpenTurn, outcome: TurnOutcome, error: ErrorData | null = null): Promise<void> => {
    if (open.chunks.some((chunk) => chunk.type === 'finish')) return;
    settling = new AbortController();
    const before = async (): Promise<Before> => ({
      messages: [...(await recentPath(open.turn)), promptMessage(open.turn)],
      told,
    });
    const settled = await options.citations.settle(sessionId, open.chunks, before, settling.signal);
    for (const chunk of settled) open.publish(withAddress(chunk, numbers.placeOf));
    finishEarly(open, outcome, error);
  };
  /** What stands already of an answer that is gone on with. */
  const earlierPart = async ({ continuesId }: JournalTurn): Promise<readonly LecternChunk[]> => {
    if (continuesId === null) return [];
    const earlier = (await view.pathTo(continuesId)).at(-1);
    const chunks = earlier === undefined ? [] : unfoldParts(earlier.parts);
    // What comes goes on in the text that was cut.
    return chunks.at(-1)?.type === 'text-end' ? chunks.slice(0, -1) : chunks;
  };
  const recentPath = async ({ parentId }: JournalTurn): Promise<readonly LecternMessage[]> =>
    (await view.pathTo(parentId)).slice(-RECENT_MESSAGES);
  const loadNumbers = async (): Promise<void> => {
    numbers = createPassageNumbers(await options.toolSessions.listBySession(sessionId));
  };

  return {
    async restore(turn) {
      await begin(await placed(turn));
      await loadNumbers();
    },

    async open({ answerId }) {
      const session = await sessionRow();
      const queued = await journal.get(answerId);
      if (queued === null) throw new AppError('session.unknown');
      const modelId = session.modelId ?? options.settings().defaultModelId;
      const parentId = queued.isBranch ? queued.parentId : session.headMessageId;
      const createdAt = tick();
      const { publish, record } = await begin({ ...queued, parentId, modelId });
      record({ status: 'open', parentId, modelId });
      publish({ type: 'data-session', id: 'session', data: { sessionId, resourceId: RESOURCE_ID } });
      const metadata: MessageMetadata = { parentId: queued.promptId, createdAt, modelId };
      publish({ type: 'start', messageId: answerId, messageMetadata: metadata });
      for (const chunk of await earlierPart(queued)) publish(chunk);
      reach = 'off';
      if (options.settings().memoryEnabled) {
        const wanted = session.recallReach ?? options.settings().recallReach;
        reach = wanted;
        asked = askMemory(options, { ...queued, parentId }, { reach: wanted, recentCount: RECENT_MESSAGES });
      }
      // The windows and memory's own thread hear of the turn before this one goes on.
      await setImmediate();
      // Whoever generates waits for it, and hears of a failure.
      loadGeneration().catch(() => undefined);
      await loadNumbers();
    },

    async recall(signal) {
      if (asked === null) return;
      signal.addEventListener('abort', asked.giveUp, { once: true });
      const found = await asked.answer;
      if (found === null) reach = 'failed';
      if (found === null || signal.aborted) return;
      // What was forgotten while memory was looking.
      const kept = found.recalled.filter(({ messageId }) => !options.hidden.has(messageId));
      const recalled = recalledFor(openTurn().turn.text, kept);
      recollection = { ...found, recalled };
      if (found.note !== null) openTurn().publish(notice(found.note, {}));
      if (recalled.length > 0)
        openTurn().publish({ type: 'data-memory', id: 'memory', data: { recalled: [...recalled] } });
    },

    noteRecallSkipped() {
      reach = 'failed';
      openTurn().publish(notice('memory.recallSkipped', {}));
    },

    noteForgotten() {
      const { chunks, publish } = openTurn();
      if (!chunks.some((chunk) => chunk.type === 'finish')) publish(notice('turn.forgotten', {}));
    },

    async generate(signal) {
      const { turn, chunks, publish, flush, room } = openTurn();
      const tellWait = (wait: RetryWait, isOver: boolean): void => {
        if (!signal.aborted) publish(waitNotice(wait, isOver));
      };
      const model = await options.models.resolve(turn.modelId ?? options.settings().defaultModelId, tellWait);
      const { runGeneration } = await loadGeneration();
      const recalled = recollection.recalled.filter(({ messageId }) => !options.hidden.has(messageId));
      const { quoted, missing } = await quoteSessions(mentionsOf(turn.parts), options);
      told = [recollection.workingMemory ?? '', ...quoted.flatMap(({ messages }) => messages.flatMap(wordsOfUser))];
      if (signal.aborted) return 'complete';
      if (missing.length > 0) publish(notice('mention.sessionGone', { names: missing.join(', ') }));
      const cite = createCiter(numbers.placeOf);
      const generation = runGeneration({
        ...options,
        mayRemember: async () => options.settings().memoryEnabled && !(await sessionRow()).isPrivate,
        model,
        turn,
        // Not left to recall, which has a time limit: without its path a model would not know what was said.
        path: await recentPath(turn),
        answered: hasDecision(chunks) || turn.continuesId !== null ? await foldChunks(chunks) : null,
        recollection: { ...recollection, recalled },
        recall: {
          reach,
          isPrivate: (await sessionRow()).isPrivate,
          isIndexing: recollection.isIndexing === true,
          nearInProfile: recollection.nearInProfile ?? [],
          now: turn.createdAt,
        },
        quoted,
        numbers,
        signal,
      });
      for await (const chunk of joinFirstText(generation, openTextOf(chunks))) {
        if (signal.aborted) break;
        for (const out of cite(chunk)) publish(out);
        // A model that is faster than the disk is read no faster than that, nor faster than main can do beside all else.
        await room();
        await loopShare();
      }
      if (signal.aborted || pendingApprovals(chunks).length === 0) return 'complete';
      await flush();
      return 'approvalNeeded';
    },

    async decide(approvalId, decision) {
      const { chunks, publish, flush } = openTurn();
      const pending = pendingApprovals(chunks);
      const question = pending.find((approval) => approval.approvalId === approvalId);
      if (question !== undefined) {
        const allowed = decision === 'always' ? question.host : null;
        // Whatever else asks for that host is answered with it.
        const answered = allowed === null ? [question] : pending.filter(({ host }) => host === allowed);
        for (const approval of answered) {
          publish({ type: 'tool-approval-response', approvalId: approval.approvalId, approved: decision !== 'deny' });
        }
        if (allowed !== null) await options.allowHost(allowed);
        await flush();
      }
      return { isLast: pendingApprovals(chunks).length === 0 };
    },

    async fail({ promptId, answerId }, error) {
      if (current === null) {
        // It could not be opened: who waits for it hears of the failure by the turn's prompt.
        const parentId = view.messages.at(-1)?.id ?? null;
        const prompt = { ...options.promptOf(promptId), promptId, parentId, createdAt: tick() };
        emit({ type: 'prompt', message: promptMessage(prompt), answerId });
        await journal.write({ answerId, sessionId }, { chunks: [], turn: { status: 'failed', error }, session: {} });
        return;
      }
      asked?.giveUp();
      const { record, flush } = current;
      await finish(current, 'failed', error);
      record({ status: 'failed', error });
      await flush();
    },

    async close(outcome) {
      // A turn that could not even be opened has nothing to close; its prompt stays in the journal.
      if (current === null) return;
      asked?.giveUp();
      const { turn, chunks, record, flush } = current;
      if (chunks.length > 0) await finish(current, outcome);
      const { parentId } = turn;
      const messages = await turnMessages(turn, chunks);
      record(
        { status: 'closed', parentId },
        { headMessageId: messages.at(-1)?.id ?? null, lastAccessed: tick(), isArchived: false },
      );
      await flush();
      view.append(messages);
      // One that never began is no message to come back to.
      if (messages.at(-1)?.id !== turn.answerId) view.drop(turn.answerId);
      current = null;
      options.onClosed();
      options.onBranch();
      options.onSessionChange(sessionId);
      // The journal keeps the messages until they are saved; the next turn need not wait for that.
      void options.saves.flush(sessionId);
    },

    endSettling: () => settling.abort(),

    async startAttempt(ref) {
      if (current === null || current.chunks.length === 0) return ref;
      const { turn, chunks, flush } = current;
      await finish(current, 'interrupted');
      await flush();
      const answerId = options.newId();
      const hasContent = ((await foldChunks(chunks))?.parts ?? []).some((part) => part.type === 'text');
      // What the earlier attempt said is kept as a sibling; one that said nothing leaves no trace.
      await journal.replaceAttempt(turn, answerId, hasContent);
      if (!hasContent) view.drop(turn.answerId);
      current = null;
      options.onClosed();
      return { promptId: turn.promptId, answerId };
    },

    async select(headId) {
      await sessions.update(sessionId, { headMessageId: headId });
      if (await view.show(headId)) options.onPath();
    },

    async scrub(change) {
      if (current === null) return;
      const { turn, chunks, scrub } = current;
      if (await scrub(change)) options.onScrubbed(turn.answerId, chunks);
    },

    had: (check) => current !== null && check(current.turn, current.chunks),

    answer: async () => (current === null ? null : foldChunks(current.chunks)),

    async flush() {
      await current?.flush();
    },
  };
}

/** True when the turn goes on after the user decided: the model then sees its own answer so far. */
function hasDecision(chunks: OpenTurn['chunks']): boolean {
  return chunks.some((chunk) => chunk.type === 'tool-approval-response');
}
