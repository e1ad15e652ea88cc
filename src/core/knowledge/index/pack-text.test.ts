import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packText, unpackText } from './pack-text';

/** Of one, two, three and four bytes. */
const letters = fc.array(fc.constantFrom('a', '\n', 'é', 'ж', '漢', '€', '🚀', '\u0000', '\ufeff'), { maxLength: 40 });

test('a text is the same after it was packed', async () => {
  await fc.assert(
    fc.asyncProperty(letters, async (list) => {
      const text = list.join('');
      expect(unpackText(await packText(text))).toBe(text);
    }),
  );
});
