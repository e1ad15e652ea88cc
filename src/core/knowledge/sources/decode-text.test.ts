import { expect, test } from 'vitest';
import { decodeText, isBinary } from './decode-text';

const sentence = 'Die Brücke heißt “Łódź”, 5 €.\n';
const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from(sentence), sentence],
  ['marked UTF-8', Buffer.from(`\ufeff${sentence}`), sentence],
  ['marked UTF-16, low byte first', Buffer.from(`\ufeff${sentence}`, 'utf16le'), sentence],
  ['marked UTF-16, high byte first', big(`\ufeff${sentence}`), sentence],
  ['Latin-1', Buffer.from('Die Brücke heißt so.\n', 'latin1'), 'Die Brücke heißt so.\n'],
  ['windows-1252', Buffer.from('\x93Caf\xe9\x94 \x80 5 \x96 it\x92s\n', 'latin1'), '“Café” € 5 – it’s\n'],
  ['nothing', Buffer.alloc(0), ''],
])('%s is read', (_, content, text) => {
  expect([decodeText(content), isBinary(content)]).toEqual([text, false]);
});

test('one broken byte in UTF-8 changes nothing else of it', () => {
  const content = Buffer.concat([Buffer.from('Brücke, Straße, Höhle '), Buffer.of(0xfc), Buffer.from(' Tür')]);
  expect(decodeText(content)).toBe('Brücke, Straße, Höhle \ufffd Tür');
});

test('a NUL makes binary of what is not marked as UTF-16', () => {
  expect([Buffer.from('a\0b'), Buffer.from('ab', 'utf16le'), Buffer.from('\ufeffab', 'utf16le')].map(isBinary)).toEqual(
    [true, true, false],
  );
});
