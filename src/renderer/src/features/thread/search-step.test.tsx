import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { SearchDocsOutput } from '../../../../shared/chat/tools';
import { SearchStep } from './search-step';

const search = (names: readonly string[], rest: Partial<SearchDocsOutput> = {}): string => {
  const searched = names.map((name) => ({ name, commit: null }));
  const call = { type: 'tool-search_docs', toolCallId: 'c', state: 'output-available' } as const;
  const part = { ...call, input: { query: 'hooks' }, output: { passages: [], searched, ...rest } };
  return renderToStaticMarkup(<SearchStep part={part} asked={null} isOpen={false} ms={1_240} />);
};

test('the many sources of a search are counted in its line, and named behind it', () => {
  const [line, behind] = search(['react', 'vue', 'svelte']).split('</summary>');
  expect(line).toContain('Searched for “hooks” in 3 sources · nothing found');
  expect(line).not.toContain('svelte');
  expect(behind).toContain('Searched: react, vue, svelte');
});

test('a few sources are named in the line, with nothing behind it', () => {
  expect(search(['react', 'vue'])).toContain('Searched for “hooks” in react, vue · nothing found');
  expect(search(['react', 'vue'])).not.toContain('<details');
  expect(search(['react', 'vue'])).toContain('>1.2s<');
});

test('what was searched in place of a word that is nowhere stands behind the line', () => {
  const [, behind] = search(['react'], { readAs: [{ word: 'hoks', readAs: 'hooks' }] }).split('</summary>');
  expect(behind).toContain('Searched for “hooks” in place of “hoks”.');
});
