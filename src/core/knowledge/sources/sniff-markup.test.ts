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

test.each<[SniffedMarkup, string, string]>([
  ['asciidoc', 'terms, macros and blocks', asciidoc],
  ['restructured', 'directives and roles', restructured],
  ['markdown', 'links and listings', markdown],
  ['plain', 'a licence', 'MIT License\n\nCopyright (c) 2026\n\nPermission is hereby granted [1]:\n\n  (a) to deal::\n'],
  ['plain', 'a script', '#!/bin/sh\n# Opens the dome\nif [ "$1" = slow ]; then\n  dome "${WIND:-0}"\nfi\n'],
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
