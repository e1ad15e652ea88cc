import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { wording, fill } from '../../../../shared/text/wording';
import { formatDuration } from '../../ui/format';
import { MemoryStep } from './memory-step';
import type { MemoryPart } from './part-groups';

test('why the profile was not changed is told beside it, not behind it', () => {
  const reason = wording.errors['memory.off'];
  const input = { operations: [] };
  const part = { type: 'tool-update_working_memory', toolCallId: 'c', state: 'output-error', input } as const;
  const markup = renderToStaticMarkup(<MemoryStep part={{ ...part, errorText: reason }} isOpen={false} ms={null} />);
  expect(markup).toContain(fill(wording.tools.memoryRefused, { reason }));
  expect(markup).not.toContain('<details');
});

test.each([
  { state: 'output-error', errorText: 'no' },
  { state: 'output-available', output: { version: null, added: [], removed: [] } },
  { state: 'output-available', output: { saved: true } },
])('what a change of the profile took stands beside it: %j', (result) => {
  const part = { type: 'tool-update_working_memory', toolCallId: 'c', input: { operations: [] }, ...result };
  const markup = renderToStaticMarkup(<MemoryStep part={part as MemoryPart} isOpen={false} ms={1_500} />);
  expect(markup).toContain(formatDuration(1_500));
});
