import { expect, test } from 'vitest';
import { finish } from '../steps';
import { isTrail } from './answer/is-trail';
import { createVerbatimCheck } from './verbatim';

const text = `1.  Introduction

   The protocol carries frames, whose header counts what



Bok                           Informational                     [Page 2]
\fRFC 7777              The Ferry Transport Protocol            March 2026

   follows it.  The other side ends with its exit sta‐
   tus, then waits.

2.  What never to do

2.1.  Frame Header

   Send a frame of no length.

2.2.  Do not do this

   Send a frame twice.
`;

const check = createVerbatimCheck(text, { path: 'ferry.txt', lines: [1, 11] });

test.each([
  ['whose header counts what follows it.', 'part'],
  ['The protocol carries frames, whose header counts what follows it.', 'verbatim'],
  ['The other side ends with its exit status, then waits.', 'verbatim'],
  ['The other side ends with its exit states, then waits.', 'changed'],
])('a quote of a plain text over the end of a page or of a line: %s', (quote, verdict) => {
  expect(finish(check(quote))).toEqual({ verdict, lines: null });
});

test('what stands below a numbered heading that forbids is told as a part', () => {
  const ofSection = createVerbatimCheck(text, { path: 'ferry.txt', lines: [13, 21] });
  expect(finish(ofSection('Send a frame of no length.')).verdict).toBe('verbatim');
  expect(finish(ofSection('Send a frame twice.')).verdict).toBe('part');
});

test('the headings of a plain text are a trail as they stand in each other', () => {
  expect(finish(isTrail('2. What never to do › 2.1. Frame Header', 'ferry.txt', text))).toBe(true);
  expect(finish(isTrail('1. Introduction › 2.1. Frame Header', 'ferry.txt', text))).toBe(false);
});
