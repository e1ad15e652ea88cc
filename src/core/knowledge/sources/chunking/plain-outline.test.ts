import { describe, expect, test } from 'vitest';
import { finish } from '../../steps';
import { splitLines } from '../split-lines';
import { chunkFile } from './chunk-file';
import { readPlainOutline } from './plain-outline';

/** Headings as they stand in each other, each with its line counted from 1. */
function headingsOf(text: string): readonly string[] {
  const { headings } = finish(readPlainOutline(splitLines(text)));
  const open: { readonly level: number; readonly title: string }[] = [];
  return headings.map((heading) => {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    open.push(heading);
    return `${heading.line + 1} ${open.map(({ title }) => title).join(' > ')}`;
  });
}

const report = `Network Working Group                                             J. Bok
Request for Comments: 7777                                    March 2026

                       The Ferry Transport Protocol

Table of Contents

   1.  Introduction  . . . . . . . . . . . . . . . . . . . . . . . .   2
   2.  Framing . . . . . . . . . . . . . . . . . . . . . . . . . . .   2
     2.1.  Frame Header  . . . . . . . . . . . . . . . . . . . . . .   2

1.  Introduction

   The protocol carries frames.  It has goals:

   1.  Frames arrive in order

   2.  Frames arrive once

2.  Framing

2.1.  Frame Header

   Each frame begins with a header of twelve octets, of which the last
   four count what



Bok                           Informational                     [Page 2]
\fRFC 7777              The Ferry Transport Protocol            March 2026

   follows it.

2.2.  Maximum Frame Size

   No frame has more than 16,384 octets.  The other side ends with sta‐
   tus 7 then.

Appendix A.  Grammar

   frame = header payload

A.1.  Names

   All in capitals.
`;

const manual = `ROBOT(1)                        Robot Manual                        ROBOT(1)

NAME
       robot - moves by itself

OPTIONS
       -a, --all
           Move all arms.

   Robot mode
       EVERY ARM
       Each arm moves by itself.

   Other mode
       They stand.

EXIT STATUS

       0 after a move.

Robot 2.1                          May 2026                         ROBOT(1)
`;

describe('headings of a plain text', () => {
  test('are its numbered titles, below the title in the middle', () => {
    const title = 'The Ferry Transport Protocol';
    expect(headingsOf(report)).toEqual([
      `4 ${title}`,
      `12 ${title} > 1. Introduction`,
      `20 ${title} > 2. Framing`,
      `22 ${title} > 2. Framing > 2.1. Frame Header`,
      `34 ${title} > 2. Framing > 2.2. Maximum Frame Size`,
      `39 ${title} > Appendix A. Grammar`,
      `43 ${title} > Appendix A. Grammar > A.1. Names`,
    ]);
  });

  test('are the sections of a manual, and what is set in less than their text', () => {
    expect(headingsOf(manual)).toEqual([
      '1 ROBOT(1)',
      '3 ROBOT(1) > NAME',
      '6 ROBOT(1) > OPTIONS',
      '10 ROBOT(1) > OPTIONS > Robot mode',
      '14 ROBOT(1) > OPTIONS > Other mode',
      '17 ROBOT(1) > EXIT STATUS',
    ]);
  });

  test('may begin the first section, or have their text right below', () => {
    expect(headingsOf('OPTIONS\n   Robot mode\n       It moves.\n\nÜBERSICHT\nEs steht.\n')).toEqual([
      '1 OPTIONS',
      '2 OPTIONS > Robot mode',
      '5 ÜBERSICHT',
    ]);
  });

  test('that are underlined have numbered ones within them', () => {
    expect(
      headingsOf('Guide\n=====\n\n1 Start\n\nPress.\n\n2 Stop\n\nWait.\n\nNotes\n-----\n\n2.1 Parts\n\nArms.\n'),
    ).toEqual(['1 Guide', '4 Guide > 1 Start', '8 Guide > 2 Stop', '12 Guide > Notes', '15 Guide > Notes > 2.1 Parts']);
  });

  test.each([
    ['a list without gaps', '1. Start the robot\n2. Wait for it\n3. Stop it\n'],
    ['a list with gaps', 'Do so:\n\n1. Start the robot\n\n2. Wait for it\n\n3. Stop it\n\nThen go.\n'],
    ['sentences', '1. Start the robot.\n\nIt moves.\n\n2. Wait for it.\n\nIt stands.\n'],
    ['introductions', '1. Start it so:\n\n  go\n\n2. Stop it so:\n\n  stop\n'],
    [
      'what is longer than a title',
      `1. ${'Start '.repeat(14)}\n\nIt moves.\n\n2. ${'Stop '.repeat(16)}\n\nIt stands.\n`,
    ],
    ['one number alone', 'It has\n\n12 Arms\n\nand moves.\n'],
    ['measured values', 'Before\n\n35.2 ms\n\nafter\n\n17.8 ms\n\nin all.\n'],
    ['years', '2025 Autumn\n\nIt moved.\n\n2026 Spring\n\nIt stood.\n'],
    ['a table of contents', '1. Start ....... 3\n\nArms\n\n3. Stop . . . . 4\n\nLegs\n\n5. Parts  12\n'],
    ['words in capitals below each other', 'ARM\nLEG\nHEAD\n'],
    ['capitals that go on', 'THE ROBOT IS PROVIDED AS IT IS\nWITHOUT ANY WARRANTY\n'],
    ['capitals above text that stands apart and is not set in', 'STOP\n\nIt moves.\n'],
    ['rows without small letters', 'ARM LEG\n1 2\n\nHEAD\n3 4\n'],
    ['one letter', 'A 1\n  moves\n\nB 2\n  stands\n'],
    ['text that is set in less than what it quotes', 'ABSTRACT\n\n   Robots move\n\n       and stand.\n'],
  ])('are not made of %s', (_, text) => {
    expect(headingsOf(text).filter((heading) => heading !== '1 ABSTRACT')).toEqual([]);
  });

  test('are those above text where a table of contents with gaps has them too', () => {
    const titles = ['1. Start', '1.1. Arms', '2. Stop'];
    const text = `${titles.join('\n\n')}\n\n${titles.map((title) => `${title}\n\n   It moves.\n`).join('\n')}`;
    expect(headingsOf(text)).toEqual(['7 1. Start', '11 1. Start > 1.1. Arms', '15 2. Stop']);
  });
});

describe('a plain text', () => {
  const cut = (text: string) => finish(chunkFile('a.txt', text));

  test('is cut by its headings, and not searched for its contents nor for what stands around its pages', () => {
    expect(cut(report).map(({ trail, lines, words }) => [trail.at(-1), lines, words])).toEqual([
      [undefined, [1, 2], undefined],
      ['The Ferry Transport Protocol', [4, 6], undefined],
      ['1. Introduction', [12, 18], undefined],
      [
        '2.1. Frame Header',
        [20, 32],
        '2. Framing 2.1. Frame Header Each frame begins with a header of twelve octets, of which the last four count what follows it.',
      ],
      [
        '2.2. Maximum Frame Size',
        [34, 37],
        '2.2. Maximum Frame Size No frame has more than 16,384 octets. The other side ends with status 7 then.',
      ],
      ['Appendix A. Grammar', [39, 41], undefined],
      ['A.1. Names', [43, 45], undefined],
    ]);
  });

  test('of a manual is searched without its head and foot', () => {
    const searched = cut(manual).map(({ text, words = text }) => words);
    expect(searched.join('\n')).not.toMatch(/ROBOT\(1\)|Robot 2\.1|May 2026/);
    expect(searched.at(-1)).toBe('EXIT STATUS\n\n       0 after a move.');
  });

  test('keeps a table that stands below a line with a page in it', () => {
    expect(cut('See [Page 2]\n\nArm     Leg\nlong    short\n').map(({ lines }) => lines)).toEqual([[1, 4]]);
  });

  test('is searched for a word whole that a line parts, unless it has its hyphen elsewhere', () => {
    const words = (text: string) => cut(text).map((chunk) => chunk.words ?? chunk.text);
    expect(words('It gives its exit sta‐\n       tus, then ends.\n')).toEqual(['It gives its exit status, then ends.']);
    expect(words('A command‐line tool, of the command‐\nline.\n')).toEqual([
      'A command‐line tool, of the command‐\nline.',
    ]);
  });
});

describe('a text that only looks like print', () => {
  const searched = (text: string): string =>
    finish(chunkFile('notes.txt', text))
      .map(({ text: own, words = own }) => words)
      .join('\n');

  test.each([
    ['columns that begin and end alike', 'a\tb\ta\n\nx(1)\ty\tx(1)\n\nberlin\t3\tberlin\n'],
    ['prices below the foot of a page', 'Hotel   Spring   [Page 2]\n\nSauna     9 EUR\n\nBoat      20 EUR\n'],
    ['rows between others', 'robot(1)\tRobots\trobot(1)\n\nfork(2)\tlike\tfork(2)\nyes\tno\tyes\n'],
    ['a list further down', '1. Stop it\n\nSo.\n\n2. Copy it\n\nNow.\n\nChecklist:\n1. Stop it\n2. Copy it\n'],
  ])('is searched in all its lines: %s', (_, text) => {
    const found = searched(text);
    for (const line of text.split('\n').filter((each) => each !== '' && !/\[Page|robot/.test(each)))
      expect(found.split(line).length).toBe(text.split(line).length);
  });

  test.each([
    ['a diary', 'MONDAY\nWe went out.\n\nTUESDAY\nWe stayed.\n\n'],
    ['a log', 'NOTES\n    at foo\n\n'.repeat(3)],
  ])('has no sections of a manual: %s', (_, text) => {
    expect(headingsOf(text)).toEqual([]);
  });
});
