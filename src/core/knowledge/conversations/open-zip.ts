import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { AppError, findAppError } from '../../errors';
import type { Priority } from '../priority';
import type { FileTimes } from './believed-time';
import type { ExportFile, ExportText } from './export-file';

/** Exports hold the images of their conversations too, each an entry. */
const MAX_ENTRIES = 300_000;
const MAX_TEXTS = 1_000;
const MAX_BYTES = 32 * 1024 ** 3;
/** JSON packs ten to one, or somewhat better. Deflate can do a thousand to one. */
const MAX_RATIO = 250;
const RATIO_COUNTS_FROM = 16 * 1024 ** 2;

/** `conversations.json`, or its pieces in a large export; they may stand in one folder. */
const CONVERSATIONS = /^(?:[^/]+\/)?(?:conversations(?:[-_]\d+)?|lectern[^/]*)\.json$/i;

const SYMBOLIC_LINK = 0o120000;
const FILE_TYPE = 0o170000;

/**
 * The conversations in an archive, of whose `times` they are. Nothing is unpacked to the disk: their texts are read in pieces, and no more of them than
 * the archive says. Errors: the `import.*` codes.
 */
export async function openZip(path: string, times: FileTimes, priority: Priority): Promise<ExportFile> {
  // Closed by hand: texts are read after the list of entries.
  const zip = await openPromise(path, { decodeStrings: false, autoClose: false }).catch(asDamaged);
  // It tells its failures twice; by this event they would end the thread.
  zip.on('error', () => undefined);
  try {
    const texts = (await findConversations(zip, priority)).map(({ name, entry }): ExportText => ({
      name,
      size: entry.uncompressedSize,
      times,
      read: () => readEntry(zip, entry),
    }));
    if (texts.length === 0) throw new AppError('import.noConversations');
    return { texts, close: () => zip.close() };
  } catch (error) {
    zip.close();
    return asDamaged(error);
  }
}

async function findConversations(zip: ZipFile, priority: Priority) {
  if (zip.entryCount > MAX_ENTRIES) throw new AppError('import.manyEntries', { limit: MAX_ENTRIES });
  const found: { readonly name: string; readonly entry: Entry }[] = [];
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    await priority.pause();
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    if (validateFileName(name) !== null) throw new AppError('import.unsafeArchive');
    if (!CONVERSATIONS.test(name)) continue;
    checkEntry(entry);
    bytes += entry.uncompressedSize;
    found.push({ name, entry });
    if (found.length > MAX_TEXTS || bytes > MAX_BYTES) throw new AppError('import.bomb');
  }
  return found.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

function checkEntry(entry: Entry): void {
  const { compressedSize, uncompressedSize, externalFileAttributes } = entry;
  if (entry.isEncrypted()) throw new AppError('import.encrypted');
  // Unix file types sit in the upper half.
  if (((externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK) throw new AppError('import.unsafeArchive');
  if (uncompressedSize > RATIO_COUNTS_FROM && uncompressedSize > compressedSize * MAX_RATIO)
    throw new AppError('import.bomb');
}

/** yauzl ends the stream where it outgrows the size that the archive gives. */
async function* readEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array, void, void> {
  let sum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      // A stream without an encoding gives buffers.
      const bytes = chunk as Buffer;
      sum = crc32(bytes, sum);
      yield bytes;
    }
  } catch (error) {
    return asDamaged(error);
  }
  if (sum !== entry.crc32) throw new AppError('import.damagedArchive');
}

function asDamaged(error: unknown): never {
  throw findAppError(error) ?? new AppError('import.damagedArchive', {}, { cause: error });
}
