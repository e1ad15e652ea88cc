import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { shownLanguage } from '../../shared/text/shown-language';
import { wording, type ErrorCode } from '../../shared/text/wording';

/** What a model alone is told, and what says all there is to do where it stands. */
const NEEDS_NO_MORE: ReadonlySet<string> = new Set([
  'source.addressMissing',
  'source.fixed',
  'source.nameTaken',
  'source.isFile',
  'source.unknown',
  'source.leaving',
  'source.noSuch',
  'source.deceptive',
  'source.folderByUser',
  'source.folderRef',
  'source.notMentioned',
  'source.notNamed',
  'source.notAdded',
  'source.notRead',
  'source.notIndexed',
  'source.indexing',
  'source.noFile',
  'source.otherFile',
  'source.noLine',
]);

it.each([
  ['en', 'handbook'],
  ['de', 'handbook-de'],
] as const)('the handbook in %s has each sentence of what goes wrong with a source', async (language, folder) => {
  onTestFinished(() => shownLanguage.set('en'));
  shownLanguage.set(language);
  const handbook = await readFile(resolve('resources', folder, 'troubleshooting.md'), 'utf8');
  const codes = (Object.keys(wording.errors) as ErrorCode[]).filter(
    (code) => code.startsWith('source.') && !NEEDS_NO_MORE.has(code),
  );
  const missing = codes.filter((code) => !handbook.includes(firstSentence(wording.errors[code])));
  expect(missing).toEqual([]);
});

/** With `…` for what is filled in. */
function firstSentence(sentence: string): string {
  return (/^.*?\.(?= |$)/.exec(sentence)?.[0] ?? sentence).replace(/\{\w+\}/g, '…');
}
