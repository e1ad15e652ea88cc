import { createHash } from 'node:crypto';

/** Git's object id (SHA-1) of a file with this content. */
export function blobId(content: Uint8Array): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}
