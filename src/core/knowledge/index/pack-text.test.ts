import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packText, sliceUtf8, unpackBytes, unpackText } from './pack-text';

/** Of one, two, three and four bytes. */
const letters = fc.array(fc.constantFrom('a', '\n', 'é', 'ж', '漢', '€', '🚀', '\u0000', '\ufeff'), { maxLength: 40 });

test('a part of a text is the same out of its bytes as out of the string', async () => {
  await fc.assert(
    fc.asyncProperty(letters, fc.nat(50), fc.nat(50), async (list, from, count) => {
      const text = list.join('');
      // Passages begin and end between characters, never within one.
      const start = list.slice(0, from).join('').length;
      const size = list.slice(from, from + count).join('').length;
      const packed = await packText(text);
      expect(unpackText(packed)).toBe(text);
      expect(sliceUtf8(unpackBytes(packed), start, size)).toBe(text.slice(start, start + size));
    }),
  );
});
