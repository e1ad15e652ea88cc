import { expect, it } from 'vitest';
import { READER_MODEL_ID } from '../domain/model';
import type { LecternMessage } from './message';
import { groundingOf, type Grounding } from './grounding-of';

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

it.each<[string, Parts, Grounding]>([
  ['text alone', [{ type: 'text', text: 'See [1].' }], 'none'],
  ['a search that found nothing', [search([])], 'none'],
  [
    'a search that did not end',
    [{ type: 'tool-search_docs', toolCallId: 'c', state: 'input-available', input: { query: 'x' } }],
    'none',
  ],
  ['a search', [search([passage])], 'own'],
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
    'own',
  ],
  ['a citation alone', [citation], 'earlier'],
  ['quotes that were looked for', [{ type: 'data-quotes', data: [] }], 'earlier'],
])('the words of an answer with %s come from passages: %s', (_, parts, expected) => {
  expect(groundingOf({ parts })).toBe(expected);
  expect(groundingOf({ parts, metadata: { parentId: null, createdAt: 1, modelId: READER_MODEL_ID } })).toBe('none');
});

it('that the Reader wrote an answer from passages counts for nothing where it came with an import', () => {
  const metadata = { parentId: null, createdAt: 1, modelId: READER_MODEL_ID };
  const imported: Parts[number] = { type: 'data-imported', data: true };
  const ofParts = [[search([passage])], [citation], []].map((parts) =>
    groundingOf({ parts: [...parts, imported], metadata }),
  );
  expect(ofParts).toEqual(['earlier', 'earlier', 'none']);
});

it('passages of the last answers are still what is spoken of; those from long before are not', () => {
  const said = (role: 'user' | 'assistant', parts: Parts) => ({ role, parts });
  const turns = (count: number) =>
    Array.from({ length: count }, () => [said('user', []), said('assistant', [{ type: 'text', text: 'Yes.' }])]).flat();
  const before = (count: number) => [said('assistant', [search([passage])]), ...turns(count), said('user', [])];
  const story = { parts: [{ type: 'text' as const, text: 'Once upon a time' }] };
  expect([0, 2, 3].map((count) => groundingOf(story, before(count)))).toEqual(['earlier', 'earlier', 'none']);
});
