import { expect, test } from 'vitest';
import { createAnnouncements } from './announcements';

test('what is announced stands beside what came before, and goes by itself', () => {
  const due: (() => void)[] = [];
  const { shown, announce } = createAnnouncements((work) => void due.push(work));
  announce('one');
  announce('');
  announce('one');
  expect(shown.get().map(({ text }) => text)).toEqual(['one', 'one']);
  expect(new Set(shown.get().map(({ id }) => id)).size).toBe(2);
  due[0]?.();
  expect(shown.get()).toEqual([{ id: 2, text: 'one' }]);
});
