import { isBlank } from '../../shared/chat/is-blank';
import type { LecternMessage, MessageData, MessageMetadata } from '../../shared/chat/message';
import { falseQuotes } from '../../shared/chat/quotes/false-quotes';
import type { SessionEvent } from '../../shared/contract/sessions';
import { AppError } from '../errors';
import type { SessionState } from '../../shared/domain/session';
import { wording, fill } from '../../shared/text/wording';
import { tellLeftOut } from '../../shared/text/tell-left-out';
import type { StoredSource } from '../ports';
import type { SessionService } from '../session/session-service';
import type { SourceService } from '../sources/source-service';

export interface AskInput {
  readonly text: string;
  /** Address of a repository or folder to add before the question. */
  readonly source: string | null;
  readonly sessionId: string | null;
}

export interface AskOutput {
  /** The answer as it streams. */
  text(delta: string): void;
  /** All else worth saying, a line each. */
  note(line: string): void;
}

export interface AskResult {
  readonly sessionId: string;
  readonly messageId: string;
  readonly text: string;
  readonly citations: readonly MessageData['citation'][];
  /** Its quotes as they were checked. */
  readonly quotes: MessageData['quotes'];
  /** The source that was added, and how many of its files are left out for which reason. */
  readonly source: AddedSource | null;
  readonly outcome: NonNullable<MessageMetadata['outcome']>;
}

type AddedSource = Pick<StoredSource, 'name' | 'commit' | 'skipped'>;

export interface AskDependencies {
  readonly sessions: SessionService;
  readonly sources: Pick<SourceService, 'addAndWait'>;
  readonly newId: () => string;
}

/**
 * One turn without a window. Aborting stops the turn and resolves with what there is. A repository that the model asks
 * for is denied, because nobody is there to approve it. Errors: the turn's own, as AppError.
 */
export async function runAsk(
  { text, source, sessionId }: AskInput,
  output: AskOutput,
  { sessions, sources, newId }: AskDependencies,
  signal: AbortSignal,
): Promise<AskResult> {
  if (isBlank(text)) throw new AppError('ask.empty');
  const added = source === null ? null : await addSource(source, output, sources, signal);
  const messageId = newId();
  const submitted = await sessions.submit({
    messageId,
    text,
    // Its turn is one run of the model, and the process may end with it.
    keepsTitle: true,
    ...(sessionId === null ? {} : { sessionId }),
  });
  output.note(`session ${submitted.sessionId}`);
  // What cannot be stopped or denied has ended; the stream tells.
  const callOff = async (): Promise<void> => {
    // While it waits, what runs in its session is somebody else's.
    if (!(await sessions.withdraw(submitted.sessionId, messageId))) await sessions.stop(submitted.sessionId);
  };
  const stop = (): void => void callOff().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    const answer = createAnswer(messageId, output, (approvalId, address) => {
      output.note(fill(wording.errors['ask.approval'], { address }));
      void sessions.approve(submitted.sessionId, approvalId, 'deny').catch(() => undefined);
    });
    for await (const events of sessions.watch(submitted)) {
      if (answer.take(events)) break;
    }
    return { sessionId: submitted.sessionId, source: added, ...answer.result() };
  } catch (error) {
    await sessions.withdraw(submitted.sessionId, messageId).catch(() => undefined);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function addSource(
  address: string,
  output: AskOutput,
  sources: Pick<SourceService, 'addAndWait'>,
  signal: AbortSignal,
): Promise<AddedSource> {
  const { name, commit, skipped, state, error } = await sources.addAndWait({ address }, signal);
  output.note(`${name} ${commit ?? ''}`.trim());
  if (state === 'failed' && error !== null) output.note(AppError.fromData(error).message);
  const leftOut = tellLeftOut(skipped);
  if (leftOut !== null) {
    output.note(leftOut.title);
    for (const { why, names } of leftOut.reasons) output.note(`  ${why} (${names})`);
  }
  return { name, commit, skipped };
}

/**
 * Collects the answer to one prompt out of its session's stream. `take` is true once the turn has come to rest, or the
 * prompt was taken out of the queue. Errors: `ask.approvalFirst`, when it waits behind what nobody here can answer.
 */
function createAnswer(promptId: string, output: AskOutput, onApproval: (approvalId: string, address: string) => void) {
  let answerId: string | null = null;
  let state: SessionState = { name: 'idle', turnId: null, error: null };
  let text = '';
  let outcome: AskResult['outcome'] = 'interrupted';
  let failure: AppError | null = null;
  let isFinished = false;
  /** What the prompt waits behind, while it does. */
  let waitsFor: string | null = null;
  let hasLeft = false;
  const citations: MessageData['citation'][] = [];
  const checked: MessageData['quotes'] = [];
  const addresses = new Map<string, string>();
  const asked = new Map<string, string>();

  const takeText = (delta: string): void => {
    text += delta;
    output.text(delta);
  };
  const takeQuotes = (quotes: MessageData['quotes']): void => {
    checked.push(...quotes);
    for (const sentence of falseQuotes(quotes)) output.note(sentence);
  };
  const takeChunk = (event: Extract<SessionEvent, { type: 'chunk' }>): void => {
    const { chunk } = event;
    if (chunk.type === 'text-delta') takeText(chunk.delta);
    else if (chunk.type === 'data-citation') {
      citations.push(chunk.data);
    } else if (chunk.type === 'data-quotes') {
      takeQuotes(chunk.data);
    } else if (chunk.type === 'data-notice') {
      output.note(AppError.fromData(chunk.data).message);
    } else if (chunk.type === 'data-approval') {
      addresses.set(chunk.data.toolCallId, chunk.data.address);
    } else if (chunk.type === 'tool-approval-request') {
      asked.set(chunk.approvalId, addresses.get(chunk.toolCallId) ?? '');
    } else if (chunk.type === 'finish') {
      outcome = chunk.messageMetadata?.outcome ?? outcome;
      const error = chunk.messageMetadata?.error;
      if (error !== undefined) failure = AppError.fromData(error);
      isFinished = true;
    }
  };

  /** It waited, and waits no more, though the turn before it still stands: somebody took it out of the queue. */
  const isTakenOut = ({ name, turnId }: SessionState, queue: readonly string[]): boolean => {
    const waits = queue.includes(promptId);
    if (waits && name === 'awaitingApproval') throw new AppError('ask.approvalFirst');
    const isOut = waitsFor !== null && !waits && turnId === waitsFor;
    waitsFor = waits ? (turnId ?? '') : null;
    return isOut;
  };

  /** The answer is finished and the turn has moved on; or it failed before there was an answer. */
  const isAtRest = ({ name, turnId, error }: SessionState): boolean => {
    if (answerId === null) return false;
    if (name === 'awaitingApproval') {
      for (const [approvalId, address] of asked) onApproval(approvalId, address);
      asked.clear();
    }
    if (turnId === answerId && name === 'failed' && error !== null) failure = AppError.fromData(error);
    return turnId === answerId ? name === 'failed' || name === 'interrupted' : isFinished;
  };
  /** The turn ended before anybody watched: its answer is in the snapshot. */
  const takeClosed = (message: LecternMessage): void => {
    answerId = message.id;
    isFinished = true;
    outcome = message.metadata?.outcome ?? 'complete';
    for (const part of message.parts) {
      if (part.type === 'text') takeText(part.text);
      if (part.type === 'data-citation') citations.push(part.data);
      if (part.type === 'data-quotes') takeQuotes(part.data);
    }
  };

  const takeOne = (event: SessionEvent): void => {
    if (event.type === 'snapshot') {
      const closed = event.messages.find((message) => message.metadata?.parentId === promptId);
      if (closed !== undefined) takeClosed(closed);
    }
    if (event.type === 'prompt' && event.message.id === promptId) answerId = event.answerId;
    if (event.type === 'chunk' && event.messageId === answerId) takeChunk(event);
    if (event.type !== 'snapshot' && event.type !== 'state') return;
    state = event.state;
    const queue = event.type === 'state' ? event.queue : event.queue.map(({ messageId }) => messageId);
    if (!isTakenOut(state, queue)) return;
    outcome = 'stopped';
    hasLeft = true;
  };

  return {
    take(events: readonly SessionEvent[]): boolean {
      for (const event of events) takeOne(event);
      return hasLeft || isAtRest(state);
    },
    result: () => {
      if (failure !== null) throw failure;
      return { messageId: answerId ?? promptId, text, citations, quotes: checked, outcome };
    },
  };
}
