import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { git } from './git-repository';

export type ObjectType = 'commit' | 'tree' | 'blob';

export interface TreeEntry {
  readonly mode: '100644' | '120000' | '40000' | '160000';
  /** Any bytes, also those that git itself would refuse. */
  readonly name: string | Uint8Array;
  readonly id: string;
}

/** Entries of a tree as git stores them: `<mode> <name>\0<20 bytes of id>`. */
export function treeContent(entries: readonly TreeEntry[]): Buffer {
  return Buffer.concat(
    entries.flatMap(({ mode, name, id }) => [
      Buffer.from(`${mode} `),
      Buffer.from(name),
      Buffer.from([0]),
      Buffer.from(id, 'hex'),
    ]),
  );
}

export function commitContent(tree: string): Buffer {
  const person = 'Test <test@example.org> 1700000000 +0000';
  return Buffer.from(`tree ${tree}\nauthor ${person}\ncommitter ${person}\n\nchange\n`);
}

/** Hex SHA-1 of an object. */
export function objectId(type: ObjectType, content: Uint8Array): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

/** Writes a loose object into the repository of the work tree `dir`, unchecked, and gives its id. */
export async function writeObject(dir: string, type: ObjectType, content: Uint8Array | string): Promise<string> {
  const bytes = Buffer.from(content);
  const id = objectId(type, bytes);
  const file = join(dir, '.git/objects', id.slice(0, 2), id.slice(2));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, deflateSync(Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes])));
  return id;
}

/** A repository whose one commit has these entries at its root. Gives the commit's id. */
export async function commitEntries(
  dir: string,
  make: (write: (type: ObjectType, content: Uint8Array | string) => Promise<string>) => Promise<readonly TreeEntry[]>,
): Promise<string> {
  await mkdir(dir, { recursive: true });
  await git(dir, 'init', '--quiet', '--initial-branch=main');
  const write = (type: ObjectType, content: Uint8Array | string) => writeObject(dir, type, content);
  const tree = await write('tree', treeContent(await make(write)));
  const commit = await write('commit', commitContent(tree));
  await writeFile(join(dir, '.git/refs/heads/main'), `${commit}\n`);
  return commit;
}
