import { createElementSplitter, type Element } from './split-elements';

export interface Resumed {
  /** The broken element up to where the next one begins, and those that follow whole. */
  readonly elements: readonly Element[];
  /** The element that the bytes end in the middle of once more. */
  readonly pending: Element | null;
}

/** An object's first key: each element of an export begins with the same one. */
const FIRST_KEY = /^\{\s*"[^"\\]{1,64}"\s*:/;
const MAX_KEY_BYTES = 200;
const COMMA = 0x2c;

/**
 * Finds where the elements go on behind one that is broken so that its end was missed, such as by a quote that is lost:
 * where the text begins once more as that one did, and what begins there can be read (`isReadable`). Null where nothing
 * like that follows.
 */
export function resumeSplitting(
  broken: Element,
  maxElementBytes: number,
  isReadable: (bytes: Uint8Array) => boolean,
): Resumed | null {
  if (broken.bytes === null) return null;
  const bytes = Buffer.from(broken.bytes);
  const key = FIRST_KEY.exec(bytes.toString('latin1', 0, MAX_KEY_BYTES))?.[0];
  if (key === undefined) return null;
  for (let at = bytes.indexOf(key, 1, 'latin1'); at !== -1; at = bytes.indexOf(key, at + 1, 'latin1')) {
    if (!followsComma(bytes, at)) continue;
    const splitter = createElementSplitter(maxElementBytes);
    const found = [...splitter.push(Buffer.from('[')), ...splitter.push(bytes.subarray(at))];
    const first = found[0]?.bytes ?? null;
    if (first === null || !isReadable(first)) continue;
    const lines = linesIn(bytes.subarray(0, at));
    const place = (element: Element): Element => ({
      ...element,
      number: broken.number + element.number,
      line: broken.line + lines + element.line - 1,
    });
    const pending = splitter.pending();
    return {
      elements: [{ ...broken, bytes: bytes.subarray(0, at) }, ...found.map(place)],
      pending: pending === null ? null : place(pending),
    };
  }
  return null;
}

function followsComma(bytes: Buffer, at: number): boolean {
  const before = bytes.toString('latin1', Math.max(0, at - MAX_KEY_BYTES), at).trimEnd();
  return before.charCodeAt(before.length - 1) === COMMA;
}

function linesIn(bytes: Buffer): number {
  return bytes.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 0);
}
