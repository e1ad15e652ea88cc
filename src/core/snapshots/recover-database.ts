import { dirname, join } from 'node:path';
import type { ErrorData } from '../../shared/domain/error-data';
import { moveAside } from '../move-aside';
import { newestSound, putInPlace, toTime } from './restore-chosen';
import { salvageRows, type JsonColumns } from './salvage-rows';
import type { DatabaseFile, SnapshotStore } from './snapshot-store';

const JSON_COLUMNS: Readonly<Record<DatabaseFile, JsonColumns>> = {
  'local.db': {
    journal_turns: ['text', 'parts', 'error'],
    journal_chunks: ['chunks'],
    tool_sessions: ['state'],
    settings: ['value'],
    sources: ['error', 'skipped'],
    connections: ['models'],
  },
  'mastra.db': { mastra_messages: ['content'], mastra_threads: ['metadata'] },
};

/** A damaged database on its way back. */
export interface Recovery {
  /** Takes what can be read of the damaged file, and gives what the user is told. Call it when the schema is the newest. */
  complete(): Promise<ErrorData>;
}

/** Moves a damaged database aside; in its place comes the newest sound one of a snapshot, or none. */
export async function beginRecovery(
  store: SnapshotStore,
  file: DatabaseFile,
  path: string,
  now: number,
): Promise<Recovery> {
  const aside = await moveAside(path, now);
  const newest = await newestSound(store, file);
  if (newest !== null) await putInPlace(newest.source, path);
  await store.suspect(file, false);
  return {
    async complete() {
      const rows = await salvageRows(join(dirname(path), aside), path, JSON_COLUMNS[file]);
      return tellRecovered({ file, aside, rows }, newest?.madeAt ?? null);
    },
  };
}

/** What came back: from where, and what of the damaged file besides. */
function tellRecovered(
  { rows, ...files }: { readonly file: DatabaseFile; readonly aside: string; readonly rows: number },
  madeAt: number | null,
): ErrorData {
  if (madeAt === null) {
    if (rows > 0) return { code: 'data.salvaged', params: { ...files, rows } };
    // Messages come back from mastra.db; of all else there is no second copy.
    return { code: files.file === 'local.db' ? 'data.startedAnew' : 'data.corrupt', params: { ...files } };
  }
  const time = toTime(madeAt);
  return rows > 0
    ? { code: 'data.recovered', params: { ...files, rows, time } }
    : { code: 'data.putBack', params: { ...files, time } };
}
