import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { wording, fill } from '../../../../shared/text/wording';
import { MemoryStep } from './memory-step';

test('why the profile was not changed is told beside it, not behind it', () => {
  const reason = wording.errors['memory.off'];
  const input = { operations: [] };
  const part = { type: 'tool-update_working_memory', toolCallId: 'c', state: 'output-error', input } as const;
  const markup = renderToStaticMarkup(<MemoryStep part={{ ...part, errorText: reason }} isOpen={false} />);
  expect(markup).toContain(fill(wording.tools.memoryRefused, { reason }));
  expect(markup).not.toContain('<details');
});
