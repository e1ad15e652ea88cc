import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../testing/git-repository';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const TITLES = ['1.  Introduction', '2.  Framing', '2.1.  Frame Header', '2.2.  Maximum Frame Size', '3.  Errors'];
const TEXTS = [
  'The protocol carries each frame over a ferry.  Whatever the size of a frame, it arrives.',
  '',
  'A frame begins with a header of twelve octets, whose last four count what follows.',
  'No payload has more than 16,384 octets.',
  'Whoever is sent a frame that is none closes.',
];
const report = [
  'Table of Contents',
  ...TITLES.map((title) => `   ${title} . . . . . . . . . . . . . . . . 2`),
  ...TITLES.map((title, at) => `${title}${TEXTS[at] === '' ? '' : `\n\n   ${TEXTS[at]}`}`),
].join('\n\n');
const manual = `FERRY(1)                  Ferry Manual                  FERRY(1)

NAME
       ferry - carries frames

EXIT STATUS
       0   Everything arrived, whatever the cargo was.

       3   The tide was out; ferry waits for the pi‐
           lot then.

FILES
       /etc/ferry has what a ferry is told.
`;

test('a section of a plain text is found by its heading, before its table of contents and what says the words', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  await writeFiles(join(config.dir, 'docs'), { 'rfc7777.txt': report, 'ferry.1.txt': manual });
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
  const first = async (question: string) => {
    const [found] = await search(knowledge, source, question);
    return [found?.path, found?.lines, ...(found?.trail ?? [])];
  };
  expect(await first('What is the maximum frame size?')).toEqual([
    'rfc7777.txt',
    [23, 25],
    '2. Framing',
    '2.2. Maximum Frame Size',
  ]);
  expect(await first('Which exit status does it have?')).toEqual(['ferry.1.txt', [6, 10], 'FERRY(1)', 'EXIT STATUS']);
  expect((await first('pilot')).slice(0, 2)).toEqual(['ferry.1.txt', [6, 10]]);
});
