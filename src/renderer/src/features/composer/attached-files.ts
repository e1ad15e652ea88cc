import type { FileRead } from '../../../../shared/chat/read-attachment';
import {
  attachedLength,
  MAX_ATTACHED_LENGTH,
  MAX_ATTACHMENTS,
  type Attachment,
} from '../../../../shared/domain/attachment';
import type { ErrorData } from '../../../../shared/domain/error-data';
import { createStore, type Store } from '../../bridge/store';

/** The files that go along with one draft. They last as long as the window. */
export interface AttachedFiles {
  readonly files: Store<readonly Attachment[]>;
  /** Why the last file was not taken. */
  readonly problem: Store<ErrorData | null>;
  /** True while files are read that will be added. */
  readonly isReading: Store<boolean>;
  add(read: readonly FileRead[]): void;
  addOnceRead(reading: Promise<readonly FileRead[]>): Promise<void>;
  remove(file: Attachment): void;
  /** Empties it and gives what was in it. */
  take(): readonly Attachment[];
}

export function createAttachedFiles(): AttachedFiles {
  const files = createStore<readonly Attachment[]>([]);
  const problem = createStore<ErrorData | null>(null);
  const isReading = createStore(false);
  let waiting = 0;
  const addOne = (read: FileRead): void => {
    const refusal = 'problem' in read ? read.problem : refusalOf(files.get(), read.attachment);
    if (refusal !== null) problem.set(refusal);
    else if ('attachment' in read) files.set([...files.get(), read.attachment]);
  };
  const add = (read: readonly FileRead[]): void => {
    problem.set(null);
    for (const each of read) addOne(each);
  };
  return {
    files,
    problem,
    isReading,
    add,
    async addOnceRead(reading) {
      waiting += 1;
      isReading.set(true);
      try {
        add(await reading);
      } finally {
        waiting -= 1;
        isReading.set(waiting > 0);
      }
    },
    remove: (file) => {
      problem.set(null);
      files.set(files.get().filter((each) => each !== file));
    },
    take: () => {
      const taken = files.get();
      problem.set(null);
      files.set([]);
      return taken;
    },
  };
}

/** Why no more than what is there goes along; null when it does. */
function refusalOf(there: readonly Attachment[], file: Attachment): ErrorData | null {
  if (there.length >= MAX_ATTACHMENTS) return { code: 'attachment.tooMany', params: { limit: MAX_ATTACHMENTS } };
  const length = [...there, file].reduce((sum, each) => sum + attachedLength(each), 0);
  if (length > MAX_ATTACHED_LENGTH) return { code: 'attachment.tooMuch', params: { limit: MAX_ATTACHED_LENGTH } };
  return null;
}
