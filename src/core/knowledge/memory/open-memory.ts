import type {
  FindInput,
  FoundMessages,
  MemoryKnowledge,
  RecallInput,
  Recollection,
  SaveInput,
  ShownHead,
} from '../knowledge';
import { readProfile } from '../../../shared/domain/profile-text';
import type { RebuildProgress } from '../../../shared/domain/memory';
import { columnText } from '../column-text';
import { findAppError } from '../../errors';
import { createSerialQueue } from '../../serial-queue';
import { createMemory, type MastraMemory } from './create-memory';
import type { VectorKeeper } from '../embedding/vector-keeper';
import type { ProfileKnowledge } from '../profile-knowledge';
import { embedQuestion } from './embed-question';
import { readImported, type ImportedThreads } from './imported-threads';
import { findMessages } from './find/find-messages';
import { createForgetting } from './forget-messages';
import { createIndexKeeper } from './index-keeper';
import type { MemoryParts } from './memory-parts';
import { createMessageIndex, type MessageIndex } from './message-index';
import { createMessageVectorKeeper } from './message-vector-keeper';
import { createMessageMarks, type MessageMarks } from './message-marks';
import { createShownPaths, type ShownPaths } from './shown-paths';
import { recallableMessages } from './recallable-messages';
import { parentsOf } from './stored-messages';
import { createProfileMeaning } from './profile-meaning';
import { createProfileStore } from './profile-store';
import { recollect, type RecollectParts } from './recollect';
import { saveMessages } from './save-messages';
import { isLost } from './repair-index';
import { searchMessages } from './search-messages';
import { createVeiledAnswers } from './veiled-answers';

/** Matches of a recall when it is not said how many. */
const MATCHES = 4;
/** Memory that opens does not wait longer for the embedder: words are searched without it. */
const WARM_UP_MS = 2_000;

/** Memory on a mastra.db that opened. */
export interface OpenMemory extends Pick<
  MemoryKnowledge,
  'forget' | 'setPrivate' | 'pin' | 'pinned' | 'hideMessage' | 'hidden' | 'eraseHidden'
> {
  /** Mastra's own, which answers `recall` by meaning alone outside of a recall of the app. */
  readonly mastra: MastraMemory;
  recall(input: RecallInput): Promise<Recollection>;
  find(input: FindInput, signal: AbortSignal | undefined): AsyncGenerator<FoundMessages, void, void>;
  save(input: SaveInput): Promise<void>;
  /** Saves messages whose vectors are made by `embedMissing`: for many at once, which would all wait in memory for theirs. */
  store(input: SaveInput): Promise<void>;
  /** See `MemoryKnowledge.show`. */
  show(heads: readonly ShownHead[]): void;
  /** By id, the sessions of those messages that are stored. */
  sessionsOf(messageIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** For one import: what earlier ones made of the conversations that ids are derived of. */
  importedThreads(): Promise<ImportedThreads>;
  /** Indexes in the background what is not, and finds out what of it is off the paths that are shown. */
  embedMissing(): void;
  readonly profile: ProfileKnowledge;
  /** The vectors of all messages. */
  readonly vectors: VectorKeeper;
  rebuild(signal: AbortSignal | undefined): AsyncIterable<RebuildProgress>;
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Opens mastra.db and warms the embedder, then repairs the index in the background. */
export async function openMemory(parts: MemoryParts): Promise<OpenMemory> {
  const { embedder, log, priority } = parts;
  const { client, dropAsides } = await parts.index();
  const indexOpened = Promise.withResolvers<MessageIndex>();
  const mastra = await createMemory(parts.mastraDbPath, () => indexOpened.promise, embedder);
  const writes = createSerialQueue();
  const veiled = createVeiledAnswers();
  const recallable = (ids: readonly string[]) =>
    recallableMessages(
      mastra.client,
      ids.filter((id) => !veiled.has(id)),
    );
  const { marks, index, paths } = await openParts().catch(async (error: unknown) => {
    await mastra.close();
    throw error;
  });
  indexOpened.resolve(index);
  const profile = await createProfileStore({ mastra, writes });
  const pinnedIds = new Set(await marks.pinned());
  const meaning = createProfileMeaning(embedder);
  const indexing = { mastra, index, priority, writes, indexableIds: recallable };
  const keeper = createIndexKeeper(indexing, log);

  async function openParts(): Promise<{ marks: MessageMarks; index: MessageIndex; paths: ShownPaths }> {
    // The index asks for what is marked.
    const opened = await createMessageMarks(mastra.client);
    const made = await createMessageIndex({ client, embedder, priority, writes, indexable: recallable });
    const { offPath } = made.table;
    return {
      marks: opened,
      index: made,
      paths: await createShownPaths({ index: client, messages: mastra.client, priority, log, offPath }),
    };
  }

  const search = async (input: RecallInput) => {
    let hasModel = true;
    const vector = await embedQuestion(embedder, input.text, (error) => {
      hasModel = findAppError(error) === null;
      log.warn('recall goes by words', { error });
    });
    const hidden = new Set(input.hiddenSessionIds);
    const found = await searchMessages(index, vector === null ? null : (await index.serving()).set, {
      prompt: input.text,
      vector,
      now: input.now,
      excludeIds: input.excludeIds,
      limit: input.limit ?? MATCHES,
      isOpen: ({ id, resourceId }) =>
        resourceId === input.resourceId && !hidden.has(id) && (input.reach !== 'session' || id === input.sessionId),
      pinnedIds,
      parentsOf: (ids) => parentsOf(mastra.client, ids),
    });
    return { ...found, vector, hasModel };
  };

  const nearInProfile: RecollectParts['nearInProfile'] = (stored, prompt, vector) =>
    meaning.near(readProfile(stored), prompt, vector).catch((error: unknown) => {
      log.warn('the profile goes by words', { error });
      return [];
    });

  await warmUp(index, (error) => log.warn('the embedder did not load', { error }));
  // The first recall goes before the repair, and is to say so.
  if (await isLost(indexing)) keeper.fallBehind();
  keeper.repair();
  // A question in German and a search look through all words: the first of them would wait for a second, and more. It
  // meets what fails here.
  keeper
    .settled()
    .then(() => index.vocabulary.load())
    .catch(() => undefined);

  const forgetting = createForgetting({
    mastra,
    index,
    keeper,
    marks,
    veiled,
    writes,
    dropAsides,
    onErased: (messageIds) => messageIds.forEach((id) => pinnedIds.delete(id)),
  });
  const { offPath } = index.table;
  /** Neighbours come by their time, whatever path they lie on. */
  const shown = (ids: readonly string[]) => recallable(ids.filter((id) => !offPath.has(id)));
  const showSaved = ({ session: { id, headMessageId = null } }: SaveInput): void => {
    if (headMessageId !== null) paths.show([{ sessionId: id, headMessageId }]);
  };

  return {
    ...forgetting,
    async forget(input) {
      await forgetting.forget(input);
      await paths.drop(input.sessionId);
    },
    show: paths.show,
    mastra,
    recall: (input) =>
      recollect({ memory: mastra.memory, search, nearInProfile, isBehind: keeper.isBehind, shown }, input),
    find: (input, signal) => findMessages(index, input, signal),
    save: (input) =>
      writes.run(async () => {
        const rows = await saveMessages(mastra, input);
        if (input.session.isPrivate === true) await index.remove(index.idsOfSession(input.session.id));
        else keeper.add(rows);
        showSaved(input);
      }),
    store: (input) =>
      writes.run(async () => {
        keeper.fallBehind();
        await saveMessages(mastra, input);
        paths.mistrust(input.session.id);
      }),
    async sessionsOf(messageIds) {
      const { rows } = await mastra.client.execute({
        sql: `SELECT id, thread_id FROM mastra_messages WHERE id IN (SELECT value FROM json_each(?))`,
        args: [JSON.stringify(messageIds)],
      });
      return new Map(rows.map((row) => [columnText(row.id), columnText(row.thread_id)]));
    },
    importedThreads: () => readImported(mastra.client, priority),
    embedMissing() {
      keeper.repair();
      paths.renew();
    },
    profile,
    pin: ({ messageId, isPinned }) =>
      writes.run(async () => {
        await marks.pin(messageId, isPinned);
        if (isPinned) pinnedIds.add(messageId);
        else pinnedIds.delete(messageId);
      }),
    pinned: () => marks.pinned(),
    vectors: createMessageVectorKeeper({ index, priority }),
    rebuild: (signal) => keeper.rebuild(signal),
    async settled() {
      await paths.settled();
      await keeper.settled();
    },
    async close() {
      await writes.settled();
      await paths.close();
      await keeper.close();
      await mastra.close();
    },
  };
}

async function warmUp(index: MessageIndex, onFailure: (error: unknown) => void): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, WARM_UP_MS);
  });
  await Promise.race([index.serving().then(() => undefined, onFailure), enough]);
  clearTimeout(timer);
}
