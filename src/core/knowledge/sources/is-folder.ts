import { stat } from 'node:fs/promises';

/** False, too, for what is not there or cannot be looked at. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}
