import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundedParts, scoreParts } from './score-parts';

const share = fc.double({ min: 0, max: 0.3, noNaN: true });

test('the parts add up to the score as it is shown, and none is off by more than a hundredth', () => {
  fc.assert(
    fc.property(
      fc.record({ words: share, meaning: share, session: share, neighbours: share, time: share }),
      (parts) => {
        const total = scoreParts.reduce((sum, part) => sum + parts[part], 0);
        const shown = roundedParts({ ...parts, total });
        const sum = scoreParts.reduce((all, part) => all + shown[part], 0);
        expect(sum.toFixed(2)).toBe((Math.round(total * 100) / 100).toFixed(2));
        expect(scoreParts.every((part) => Math.abs(shown[part] - parts[part]) <= 0.01 + 1e-9)).toBe(true);
      },
    ),
  );
});
