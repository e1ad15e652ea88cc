import { expect, it } from 'vitest';
import { fill, inEveryLanguage } from '../../../shared/text/wording';
import { notesIn, withoutNotes, withoutWords } from './search-notes';

const phraseNotFound = 'Nothing here has “the old_oath” word for word.';
const nameNotFound = 'Nothing here has “oathkeeper”.';
const told = { readAs: [{ word: 'pavel', readAs: 'panel' }], phraseNotFound, nameNotFound };
const output = { passages: [], searched: [], ...told };
const [inPlace = '', inGerman = ''] = inEveryLanguage(({ tools }) =>
  fill(tools.searchedFor, { words: fill(tools.inPlaceOf, { readAs: 'panel', word: 'pavel' }) }),
);

it('what a search tells of the words of a prompt is found in its result, and taken out of it', () => {
  const none = { passages: [], searched: [] };
  expect([notesIn([{ output }, { output: none }, {}]), withoutWords(output), withoutWords(none) === none]).toEqual([
    [
      phraseNotFound,
      nameNotFound,
      inPlace,
      inGerman,
      expect.stringMatching(/^Attached files are .*: $/),
      expect.stringMatching(/^Angehängte Dateien .*: $/),
    ],
    none,
    true,
  ]);
});

it('the answer loses the paragraphs that begin with it, however it wrote them', () => {
  const text = `${inPlace}\n\nNothing here has “the old\\_oath” word for word. This comes near:\n\n> An oath.`;
  expect([withoutNotes(text, [phraseNotFound, inPlace]), withoutNotes('> An oath.', [phraseNotFound])]).toEqual([
    '> An oath.',
    '> An oath.',
  ]);
});
