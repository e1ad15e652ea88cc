/** Bytes 0x80 to 0x9F in windows-1252; U+FFFD where it has nothing (https://encoding.spec.whatwg.org/#windows-1252). */
const WESTERN = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

/** The encoding that the first bytes of a file name, if they do. */
function markedEncoding(content: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' | null {
  const [first, second, third] = content;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null;
}

/** True for bytes that are no text: with a NUL among the first, in an encoding that has none. */
export function isBinary(content: Uint8Array): boolean {
  return markedEncoding(content)?.startsWith('utf-16') !== true && content.subarray(0, 8_000).includes(0);
}

/**
 * The text of a file: as its first bytes tell, else UTF-8, and windows-1252 (which has Latin-1 in it) where it is not. Text
 * of which most beyond ASCII is UTF-8 is that, and was damaged.
 */
export function decodeText(content: Uint8Array): string {
  const marked = markedEncoding(content);
  const text = new TextDecoder(marked ?? 'utf-8').decode(content);
  if (marked !== null || !text.includes('\ufffd')) return text;
  return isMostlyUtf8(text) ? text : decodeWestern(content);
}

/** Of text that was decoded as UTF-8. */
function isMostlyUtf8(text: string): boolean {
  let beyondAscii = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) beyondAscii += 1;
    if (code === 0xfffd) broken += 1;
  }
  return broken * 2 < beyondAscii;
}

/** Not by TextDecoder, which takes it for Latin-1 in some releases of Node 20 and 22. */
function decodeWestern(content: Uint8Array): string {
  const latin = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  return latin.replaceAll(/[\x80-\x9f]/g, (character) => WESTERN[character.charCodeAt(0) - 0x80] ?? character);
}
