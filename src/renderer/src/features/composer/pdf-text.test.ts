import { expect, test } from 'vitest';
import { makePdf } from '../../../../shared/testing/make-pdf';
import { pdfText } from './pdf-text';

const hex = (byte: string): string => `<${byte.repeat(32)}>`;
const ENCRYPTED = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${hex('11')} /U ${hex('22')} /P -4 >>`;
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

test('a PDF is read page by page, and pages without text are passed over', async () => {
  expect(await pdfText(makePdf(['The lamp is green.', '', 'The key is brass.']))).toEqual({
    text: '[Page 1]\nThe lamp is green.\n\n[Page 3]\nThe key is brass.',
  });
});

test.each([
  ['one that needs a password', makePdf(['Secret.'], ENCRYPTED), { problem: 'locked' }],
  ['one that breaks off', bytesOf('%PDF-1.7\n1 0 obj\n<<'), { problem: 'broken' }],
  ['one with more pages than are read', makePdf(Array.from({ length: 1_001 }, () => 'x')), { problem: 'pages' }],
  ['one that is a picture', makePdf(['']), { text: '' }],
])('%s is told as that', async (_, bytes, expected) => {
  expect(await pdfText(bytes)).toEqual(expected);
});

test('one with more text than goes along is left at that', async () => {
  expect(await pdfText(makePdf(['One.', 'Two.', 'Three.']), 30)).toEqual({ problem: 'long' });
});
