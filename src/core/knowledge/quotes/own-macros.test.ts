import { expect, test } from 'vitest';
import { toReadable } from '../sources/reading/to-readable';
import { createVerbatimCheck } from './verbatim';

test('a macro of a project’s own is word for word as it is shown, and not with another name in it', () => {
  const text = 'Turn it, see linkgit:git-revert[1], with the brass key.';
  const shown = toReadable('a.adoc', text).cut(0, text.length);
  const check = createVerbatimCheck(text, { path: 'a.adoc', lines: [1, 1] });
  expect(shown).toContain('`git-revert`');
  const verdicts = [shown, shown.replace('revert', 'reset')].map((quote) => {
    const steps = check(quote);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return step.value.verdict;
  });
  expect(verdicts).toEqual(['verbatim', 'changed']);
});
