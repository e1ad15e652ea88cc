import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths of all files in a folder that hold a text, in upper or lower case. One that goes away meanwhile holds nothing. */
export async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(paths.map((path) => readFile(path, 'latin1').catch(emptyIfGone)));
  return paths.filter((_, at) => contents[at]?.toLowerCase().includes(text.toLowerCase()));
}

function emptyIfGone(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}
