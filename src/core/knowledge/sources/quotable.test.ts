import { expect, test } from 'vitest';
import { splitAtUnseen } from '../../../shared/chat/show-unseen';
import { toQuotable } from './quotable';

test('a number in brackets is no citation of ours, and what makes it none is not named as unseen', () => {
  const quoted = toQuotable('As [1] says, see item [12].');
  expect(quoted).toBe('As [\u20601] says, see item [\u206012].');
  expect(splitAtUnseen(quoted, 'code')).toEqual([{ text: quoted, isName: false }]);
});

test('a number in code stays as it is', () => {
  expect(toQuotable('Use `arr[0]` or ``a[`1`][2]``, not arr[3].')).toBe(
    'Use `arr[0]` or ``a[`1`][2]``, not arr[\u20603].',
  );
});
