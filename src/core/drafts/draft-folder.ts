import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptDraft, type KeptDraft } from '../../shared/domain/draft';
import type { Log } from '../ports';

/** A file for each draft: what is removed is in no log of a database, and in no snapshot. */
export interface DraftFolder {
  /**
   * What is there and no draft, or half written, is removed: it could never be shown, and would never go. What cannot be read
   * now may be another time.
   */
  load(): Promise<LoadedDrafts>;
  /** Whole or not at all. */
  write(draft: KeptDraft): Promise<void>;
  /** Removing what is not there is no failure. */
  remove(key: string): Promise<void>;
  /** Removes a file that could not be read; fails for the folder. */
  discard(name: string): Promise<void>;
}

/** No file has that name. */
const FOLDER = '';

interface LoadedDrafts {
  readonly drafts: readonly KeptDraft[];
  /** Names of the files that could not be read now; '' for the folder. */
  readonly unread: readonly string[];
}

export function createDraftFolder(folder: string, log: Log): DraftFolder {
  const pathOf = (key: string): string => join(folder, `${key.replaceAll(':', '-')}.json`);
  /** Null for what is no draft, `unread` for what may be one. */
  const read = async (name: string): Promise<KeptDraft | 'unread' | null> => {
    const path = join(folder, name);
    try {
      const draft = keptDraft.parse(JSON.parse(await readFile(path, 'utf8')));
      if (pathOf(draft.key) === path) return draft;
    } catch (error) {
      log.warn('a draft could not be read', { error });
      if (isKept(error)) return 'unread';
    }
    await rm(path, { recursive: true, force: true });
    return null;
  };
  const names = async (): Promise<readonly string[]> => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return await readdir(folder);
    } catch (error) {
      log.warn('drafts could not be read', { error });
      return [FOLDER];
    }
  };
  return {
    async load() {
      const drafts: KeptDraft[] = [];
      const unread: string[] = [];
      for (const name of await names()) {
        const draft = name === FOLDER ? 'unread' : await read(name);
        if (draft === 'unread') unread.push(name);
        else if (draft !== null) drafts.push(draft);
      }
      return { drafts, unread };
    },
    async write({ key, text }) {
      const path = pathOf(key);
      await writeFile(`${path}.new`, JSON.stringify({ key, text }), { mode: 0o600 });
      await rename(`${path}.new`, path);
    },
    async remove(key) {
      const path = pathOf(key);
      await rm(`${path}.new`, { force: true });
      await rm(path, { force: true });
    },
    async discard(name) {
      if (name === FOLDER) throw new Error('the folder of drafts is not removed');
      await rm(join(folder, name), { force: true });
    },
  };
}

/** Of a file that the disk does not give. */
function isKept(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code !== 'EISDIR';
}
