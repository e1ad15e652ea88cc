import { expect, it } from 'vitest';
import { canGoOn } from './can-go-on';
import type { MessageMetadata } from './message';

const answer = (outcome?: MessageMetadata['outcome']) => ({
  id: 'a',
  role: 'assistant' as const,
  parts: [{ type: 'text' as const, text: 'Half' }],
  metadata: { parentId: 'p', createdAt: 1, ...(outcome !== undefined && { outcome }) },
});

it('a closed answer can be gone on with when it says that it was cut, an open one unless it says that it was not', () => {
  const outcomes = [undefined, 'complete', 'stopped', 'failed', 'interrupted'] as const;
  expect(outcomes.map((outcome) => [canGoOn(answer(outcome)), canGoOn(answer(outcome), true)])).toEqual([
    [false, true],
    [false, false],
    [true, true],
    [true, true],
    [true, true],
  ]);
});
