import { expect, it } from 'vitest';
import { READER_MODEL_ID } from '../domain/model';
import type { LecternMessage } from './message';
import { usesPassages } from './uses-passages';

type Parts = LecternMessage['parts'];

const place = { sourceKey: 'k', sourceName: 's', commit: null, path: 'a.md', blob: 'b' };
const lines: [number, number] = [1, 2];
const passage = { ...place, n: 1, lines, trail: [], text: 'It turns.' };
const call = { toolCallId: 'c', state: 'output-available' } as const;
const search = (passages: (typeof passage)[]): Parts[number] => ({
  ...call,
  type: 'tool-search_docs',
  input: { query: 'key' },
  output: { passages, searched: [] },
});
const citation: Parts[number] = { type: 'data-citation', data: { ...place, n: 1, lines } };

it.each<[string, Parts, boolean]>([
  ['text alone', [{ type: 'text', text: 'See [1].' }], false],
  ['a search that found nothing', [search([])], false],
  [
    'a search that did not end',
    [{ type: 'tool-search_docs', toolCallId: 'c', state: 'input-available', input: { query: 'x' } }],
    false,
  ],
  ['a search', [search([passage])], true],
  [
    'a file that was read',
    [
      {
        ...call,
        type: 'tool-read_source',
        input: { source: 's', path: 'a.md' },
        output: { ...passage, totalLines: 2 },
      },
    ],
    true,
  ],
  ['a citation', [citation], true],
  ['quotes that were looked for', [{ type: 'data-quotes', data: [] }], true],
])('an answer with %s comes from passages: %s', (_, parts, expected) => {
  expect(usesPassages({ parts })).toBe(expected);
  expect(usesPassages({ parts, metadata: { parentId: null, createdAt: 1, modelId: READER_MODEL_ID } })).toBe(false);
});
