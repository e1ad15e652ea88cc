import { expect, test } from 'vitest';
import { MAX_ATTACHMENT_LENGTH } from '../domain/attachment';
import { isPdf, isPicture, readAttachment, sizeProblem } from './read-attachment';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
function outcome(bytes: Uint8Array): string {
  const read = readAttachment('a.txt', bytes);
  return 'problem' in read ? read.problem.code : read.attachment.text;
}

test.each([
  ['UTF-8', utf8('Ünï 👩‍👩‍👧'), 'Ünï 👩‍👩‍👧'],
  ['UTF-8 with its mark, which is left out', utf8('\ufeffText'), 'Text'],
  ['UTF-16 with its mark', new Uint8Array([0xff, 0xfe, 0x61, 0, 0xe4, 0]), 'aä'],
  ['UTF-16, big end first', new Uint8Array([0xfe, 0xff, 0, 0x61]), 'a'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'attachment.binary'],
  ['a NUL', utf8('a\0b'), 'attachment.binary'],
  ['nothing', new Uint8Array(), 'attachment.empty'],
  ['nothing but space', utf8(' \n\t'), 'attachment.empty'],
  ['one character too many', utf8('x'.repeat(MAX_ATTACHMENT_LENGTH + 1)), 'attachment.tooLarge'],
])('%s is read or refused', (_, bytes, expected) => {
  expect(outcome(bytes)).toBe(expected);
});

test('a PDF is known by its mark, whatever stands before it, and a text that speaks of it is none', () => {
  expect([isPdf(utf8('\n%PDF-1.7\n')), isPdf(utf8('PDF')), isPdf(utf8(`${' '.repeat(2_000)}%PDF-1.7`))]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a picture is known by how it begins, whatever its name says', () => {
  const begins = [
    '\x89PNG\r\n\x1a\n',
    '\xff\xd8\xff\xe0',
    'GIF89a\x01\0',
    'RIFF\x34\0\0\0WEBP',
    '\0\0\0\x20ftypavif',
    'RIFF\x34\0\0\0WAVE',
    'PNG',
    'GIF89a is the name of a format.',
  ];
  const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  expect(begins.map((text) => isPicture(latin1(text)))).toEqual([true, true, true, true, true, false, false, false]);
});

test('a file of 100 MB is refused by its size alone', () => {
  expect(sizeProblem('a.iso', 100_000_000)).toEqual({
    code: 'attachment.tooHeavy',
    params: { name: 'a.iso', limit: 20 },
  });
});
