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
}

interface LoadedDrafts {
  readonly drafts: readonly KeptDraft[];
  /** False where some could not be read now. */
  readonly areAll: boolean;
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
  return {
    async load() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const drafts: KeptDraft[] = [];
      let areAll = true;
      for (const name of await readdir(folder)) {
        const draft = await read(name);
        if (draft === 'unread') areAll = false;
        else if (draft !== null) drafts.push(draft);
      }
      return { drafts, areAll };
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
  };
}

/** Of a file that the disk does not give. */
function isKept(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code !== 'EISDIR';
}
