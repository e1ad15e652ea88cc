import { createHash } from 'node:crypto';

/**
 * A UUIDv7 (RFC 9562) that is the same whenever it is asked for: its time is `time` (Unix ms), its other bits are the
 * SHA-256 of the names instead of chance.
 */
export function deriveId(time: number, ...names: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(names)).digest();
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(time, 0, 6);
  hash.copy(bytes, 6, 0, 10);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
