import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { deflateSync } from 'node:zlib';
import { commitContent, objectId } from './git-objects';

// Git's protocol version 2 by hand (gitprotocol-v2(5), gitformat-pack(5)), for servers that do what git's never would.

export const FLUSH = '0000';

export function packet(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')), bytes]);
}

/** A piece of a pack. */
export function packPiece(content: Uint8Array): Buffer {
  return packet(Buffer.concat([Buffer.from([1]), content]));
}

const EMPTY_TREE = objectId('tree', Buffer.alloc(0));
const COMMIT = commitContent(EMPTY_TREE);
/** The one commit that such a server has; its tree is empty. */
export const COMMIT_ID = objectId('commit', COMMIT);

export function packHead(objects: number): Buffer {
  const head = Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1');
  head.writeUInt32BE(objects, 8);
  return head;
}

const TYPES = { commit: 1, tree: 2, blob: 3, delta: 7 } as const;

/** An object's type and size, as they stand before its content in a pack. */
export function entryHead(type: keyof typeof TYPES, size: number): Buffer {
  const bytes: number[] = [];
  let byte = (TYPES[type] << 4) | (size % 16);
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.push(byte | 0x80);
    byte = rest % 128;
  }
  return Buffer.from([...bytes, byte]);
}

/** The commit and its tree, as entries of a pack. */
export const COMMIT_ENTRIES: readonly Uint8Array[] = [
  entryHead('commit', COMMIT.length),
  deflateSync(COMMIT),
  entryHead('tree', 0),
  deflateSync(Buffer.alloc(0)),
];

export function sealed(pack: Uint8Array): Buffer {
  return Buffer.concat([pack, createHash('sha1').update(pack).digest()]);
}

export interface WireServer {
  /** Answers `ls-refs`; by default with the one commit. */
  readonly refs?: (response: ServerResponse) => void;
  /** Answers `fetch`, after the line that says that a pack comes. */
  readonly pack?: (response: ServerResponse) => void;
}

/** An `answer` for a git server that speaks for itself. */
export function speakGit({ refs, pack }: WireServer): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'GET') {
        response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' });
        const abilities = ['version 2\n', 'ls-refs\n', 'fetch=shallow filter\n'].map(packet);
        response.end(
          Buffer.concat([packet('# service=git-upload-pack\n'), Buffer.from(FLUSH), ...abilities, Buffer.from(FLUSH)]),
        );
        return;
      }
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-result' });
      if (Buffer.concat(chunks).includes('command=ls-refs')) {
        if (refs === undefined) response.end(Buffer.concat([packet(`${COMMIT_ID} HEAD\n`), Buffer.from(FLUSH)]));
        else refs(response);
        return;
      }
      response.write(packet('packfile\n'));
      pack?.(response);
    });
  };
}

/** Writes the same bytes for as long as anybody reads. */
export function flood(response: ServerResponse, bytes: Uint8Array): void {
  const more = (): void => {
    while (!response.destroyed && response.write(bytes));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}
