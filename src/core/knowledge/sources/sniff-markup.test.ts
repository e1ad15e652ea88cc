import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sniffMarkup, type SniffedMarkup } from './sniff-markup';

const asciidoc = `git-dome(1)
===========

OPTIONS
-------
--slow::
	Open the dome slowly.
--wind=<speed>::
	See linkgit:git-wind[1].

[verse]
'git dome' [--slow]
`;
const restructured = `======
Models
======

.. module:: django.db.models

Each model is a class; see :class:\`Model\`.

.. code-block:: python

    class Person(models.Model): ...
`;
const markdown = `# Dome

> The dome for language models.

- [Open it](https://example.org/open.md): how
- [Close it](/close.md)

\`\`\`sh
dome open
\`\`\`
`;

/** Long borders, as the older documents have them. */
const listing = '--------------------\n$ dome open\nOpening …\n--------------------\n';

test.each<[SniffedMarkup, string, string]>([
  ['asciidoc', 'terms, macros and blocks', asciidoc],
  [
    'asciidoc',
    'a page of a manual',
    'git-dome(1)\n===========\n\nNAME\n----\ngit-dome - Opens it. See linkgit:git[1].\n',
  ],
  ['asciidoc', 'its synopsis', "Dome\n====\n\n[verse]\n'git dome' [--slow]\n"],
  ['asciidoc', 'nothing but one term', 'dome.speed::\n\tHow fast it opens.\n'],
  ['asciidoc', 'titles and short listings', '== Dome\n\nRun:\n\n----\n$ dome open\n----\n\n=== Wind\n\nNone.\n'],
  ['asciidoc', 'a title and listings below it', `Dome\n====\n\nRun:\n\n${listing}\nWind\n----\n\nNone.\n`],
  ['asciidoc', 'what it says of itself', 'Subject: Dome\nContent-type: text/asciidoc\n\nIt opens.\n'],
  ['asciidoc', 'anchors', '[[open]]\nOpen\n----\nIt opens.\n\n[[shut]]\nShut\n----\n'],
  ['restructured', 'directives and roles', restructured],
  ['markdown', 'links and listings', markdown],
  ['plain', 'a licence', 'MIT License\n\nCopyright (c) 2026\n\nPermission is hereby granted [1]:\n\n  (a) to deal::\n'],
  ['plain', 'titles alone', 'Dome\n====\n\nIt opens.\n\nWind\n----\n\nIt blows.\n\nRain\n----\n\nIt falls.\n'],
  ['plain', 'a text between rules', `${listing}\n${listing}\n${listing}\n`],
  [
    'plain',
    'several titles of the first level',
    `A dome\n======\n\n${listing}\nB dome\n======\n\n${listing}\n${listing}`,
  ],
  ['plain', 'boxes below a title', `Dome\n====\n\n${listing}\n${listing}\nNotes:\n${listing}`],
  ['plain', 'a change to AsciiDoc', ' dome::\n+\n More.\n-Less.\n+\n'.repeat(3)],
  ['plain', 'events in angles', '<<Open>> and <<Shut>> and <<Wind>>\n'],
  ['plain', 'signatures', 'open ::\n  Dome -> Dome\n'.repeat(3)],
  ['plain', 'closed titles', '== Dome ==\n\nIt opens.\n\n=== Wind ===\n\n<<a>>\n'],
  ['plain', 'a script', '#!/bin/sh\n# Opens the dome\nif [ "$1" = slow ]; then\n  dome "${WIND:-0}"\nfi\n'],
  ['plain', 'the head of a page', `DOME(1)\t\t Manual\t\tDOME(1)\n\nNAME\n${'       ``dome`` opens\n'.repeat(4)}`],
  ['plain', 'two signs alone', 'See ``dome`` and ``wind``.\n'],
  ['plain', 'as many signs of one as of another', `${'``a`` '.repeat(3)}\n${'[a](b) '.repeat(3)}\n`],
  ['plain', 'nothing', ''],
])('a text is %s by %s', (markup, _what, text) => {
  expect(sniffMarkup(text)).toBe(markup);
});

test('only the beginning of a long text is looked at', () => {
  expect(sniffMarkup('Much ado. '.repeat(4_000) + asciidoc)).toBe('plain');
});

test('no text takes long or fails', () => {
  for (const text of ['['.repeat(1e6), '`'.repeat(1e6), 'a:'.repeat(5e5), ':a'.repeat(5e5), '[a]('.repeat(2e5)])
    expect(sniffMarkup(text)).toBe('plain');
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('[', ']', '(', ':', '`', '.', '\n', 'a') }),
      (text) => void sniffMarkup(text),
    ),
  );
});
