import type { MastraDBMessage } from '@mastra/core/memory';
import type { Memory } from '@mastra/memory';
import type { LecternMessage, RecalledMessage } from '../../../shared/chat/message';
import { READER_MODEL_ID } from '../../../shared/domain/model';
import { quotesSources } from '../../../shared/chat/quotes-sources';
import { AppError } from '../../errors';
import type { RecallInput, Recollection } from '../knowledge';
import { excerptOf, MAX_EXCERPT } from './excerpt-of';
import { fromRow } from './message-rows';
import { recallScope } from './recall-scope';
import { saidText } from './said-text';
import type { FoundMessage, FoundMessages } from './search-messages';
import { toldIn } from './told-in';

/** Messages before and after each match that come with it. */
const RANGE = 2;
/** Signs alone are near to anything in meaning. */
const HAS_WORD = /[\p{L}\p{N}]/u;

export interface RecollectParts {
  readonly memory: Memory;
  /** Searches for a prompt that is not blank. */
  readonly search: (input: RecallInput) => Promise<Searched>;
  /** Entries of the profile that a prompt means; its vector is that of the prompt. */
  readonly nearInProfile: (
    workingMemory: string | null,
    prompt: string,
    vector: Float32Array,
  ) => Promise<readonly string[]>;
  /** Whether stored messages are known that are not indexed. */
  readonly isBehind: () => boolean;
  /** Those of `messageIds` that may be shown. */
  readonly shown: (messageIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

interface Searched extends FoundMessages {
  /** The prompt's, if it has one. */
  readonly vector: Float32Array | null;
  /** False when it is known that no embedding model can be used. */
  readonly hasModel: boolean;
}

/** Recall and working memory for a prompt. Errors: `memory.recallSkipped`. A prompt without a letter or digit recalls nothing. */
export async function recollect(parts: RecollectParts, input: RecallInput): Promise<Recollection> {
  const { sessionId, resourceId } = input;
  const isIndexing = parts.isBehind();
  const [{ vector, ...found }, workingMemory] = await Promise.all([
    !HAS_WORD.test(input.text) || input.reach === 'none' ? NOTHING : recallMessages(parts, input, isIndexing),
    parts.memory.getWorkingMemory({ threadId: sessionId, resourceId }),
  ]);
  const nearInProfile = vector === null ? [] : await parts.nearInProfile(workingMemory, input.text, vector);
  return {
    ...found,
    workingMemory,
    ...(nearInProfile.length > 0 && { nearInProfile }),
    ...(isIndexing && { isIndexing }),
  };
}

interface Recalled extends Omit<Recollection, 'workingMemory'> {
  /** The prompt's, if it has one. */
  readonly vector: Float32Array | null;
}
const NOTHING: Recalled = { recalled: [], sessionIds: [], note: null, vector: null };

async function recallMessages(
  { memory, search, shown }: RecollectParts,
  input: RecallInput,
  isIndexing: boolean,
): Promise<Recalled> {
  try {
    const searched = await search(input);
    const { matches, sessionIds, vector } = searched;
    const note = isIndexing ? 'memory.partlyIndexed' : noteOf(searched);
    if (matches.length === 0) return { ...NOTHING, sessionIds, note, vector };
    const recall = () =>
      memory.recall({
        threadId: input.sessionId,
        resourceId: input.resourceId,
        vectorSearchString: input.text.trim().slice(0, MAX_EXCERPT),
        // No recent messages: the turn takes them from the path of its head, and a session without a thread would get
        // those of every other one.
        perPage: 0,
        threadConfig: { semanticRecall: { topK: matches.length, messageRange: RANGE, scope: 'resource' } },
      });
    const { messages } = await recallScope.run({ vector, matches }, recall);
    const excluded = new Set(input.excludeIds);
    // Asked last: what was forgotten while this recall ran does not come back by it.
    const showable = await shown(messages.map(({ id }) => id));
    const kept = messages.filter((row) => showable.has(row.id) && !excluded.has(row.id) && !foundNothing(row));
    const byId = new Map(matches.map((match) => [match.messageId, match]));
    const rows = withoutVersions(kept, byId);
    const recalled = rows.flatMap((row) => toRecalled(row, byId.get(row.id), input.text, messages));
    const matched = new Set(recalled.flatMap(({ isMatch, sessionId }) => (isMatch ? [sessionId] : [])));
    return {
      // An answer that has only what stood beside matches has lost those since.
      recalled: inSessionOrder(recalled.filter(({ sessionId }) => matched.has(sessionId))),
      sessionIds,
      note,
      vector,
    };
  } catch (error) {
    throw new AppError('memory.recallSkipped', {}, { cause: error });
  }
}

/** A neighbour that is another version of a match says what was meant before. */
function withoutVersions(
  rows: readonly MastraDBMessage[],
  matches: ReadonlyMap<string, unknown>,
): readonly MastraDBMessage[] {
  const placeOf = (row: MastraDBMessage): string =>
    JSON.stringify([row.threadId, row.role, fromRow(row).metadata?.parentId ?? null]);
  const taken = new Set(rows.filter(({ id }) => matches.has(id)).map(placeOf));
  return rows.filter((row) => matches.has(row.id) || !taken.has(placeOf(row)));
}

/** So few of the last messages wait for their vectors at any time. */
const FEW_UNEMBEDDED = 50;

function noteOf({ vector, hasModel, unembedded }: Searched): Recollection['note'] {
  if (vector === null) return hasModel ? 'memory.byWords' : 'embedder.byWords';
  return unembedded > FEW_UNEMBEDDED ? 'memory.partlyByWords' : null;
}

/** An answer that says that there is none; what it offers tells it. */
function foundNothing(row: MastraDBMessage): boolean {
  return fromRow(row).parts.some(({ type }) => type === 'data-offer');
}

function toRecalled(
  row: MastraDBMessage,
  match: FoundMessage | undefined,
  prompt: string,
  rows: readonly MastraDBMessage[],
): readonly RecalledMessage[] {
  const message = fromRow(row);
  const text = saidText(message);
  if (text.trim() === '' || (row.role !== 'user' && row.role !== 'assistant')) return [];
  return [
    {
      messageId: row.id,
      sessionId: row.threadId ?? '',
      role: row.role,
      text: excerptOf(text, match === undefined ? null : { piece: match.piece, prompt }),
      createdAt: row.createdAt.getTime(),
      isMatch: match !== undefined,
      why: match?.score ?? null,
      ...(quotesSources(message) && { quotesSources: true }),
      ...answeredBy(message, rows),
      ...(match?.isAnswered === false && row.role === 'user' && toldIn(text) === '' && { onlyAsks: true }),
    },
  ];
}

/** What the Reader wrote answers nothing that it could not find again. */
function answeredBy(
  { role, metadata }: LecternMessage,
  rows: readonly MastraDBMessage[],
): Pick<RecalledMessage, 'parentId'> {
  const parentId = behindSteps(metadata?.parentId ?? null, rows);
  return role !== 'assistant' || metadata?.modelId === READER_MODEL_ID || parentId === null ? {} : { parentId };
}

/** The message, or what comes before it while it is an answer that says nothing: such are steps to the next one. */
function behindSteps(messageId: string | null, rows: readonly MastraDBMessage[]): string | null {
  let id = messageId;
  for (let steps = 0; steps < rows.length; steps += 1) {
    const row = rows.find((each) => each.id === id);
    if (row?.role !== 'assistant' || saidText(fromRow(row)).trim() !== '') break;
    id = fromRow(row).metadata?.parentId ?? null;
  }
  return id;
}

/** Oldest first within each session; sessions in the order of their first recalled message. */
function inSessionOrder(messages: readonly RecalledMessage[]): readonly RecalledMessage[] {
  const bySession = new Map<string, RecalledMessage[]>();
  for (const message of messages.toSorted((a, b) => a.createdAt - b.createdAt)) {
    bySession.set(message.sessionId, [...(bySession.get(message.sessionId) ?? []), message]);
  }
  return [...bySession.values()].flat();
}
