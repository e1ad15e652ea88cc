import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckedQuote } from '../../../shared/chat/message';
import type { Passage } from '../../../shared/domain/passage';
import { commitFiles } from '../testing/git-repository';
import { normalizeLines } from '../index/pack-text';
import { writeAnswer } from '../../models/reader/write-answer';
import { find, makeFolder, present, settled, temporaryService } from '../../testing/temporary-sources';
import type { AnswerGround } from '../quote-knowledge';
import { checkQuotes } from './check-quotes';
import { docs } from './testing/docs';

interface Answer {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly quotes: readonly CheckedQuote[];
}

const citing = (passages: readonly Passage[]): AnswerGround => ({
  places: new Map(passages.map((each) => [each.n, each])),
  shown: new Map(),
  given: [],
  grounding: 'own' as const,
});

/** What the Reader answers from a repository with that one file, and how its quotes stand there. */
async function ask(path: string, file: string, question: string): Promise<Answer> {
  const folder = await makeFolder({});
  await commitFiles(folder, { [path]: file });
  const { service } = await temporaryService();
  await service.start();
  const { key } = await service.add({ address: folder });
  await settled(service, key);
  const found = await find(service, question, [key]);
  const passages = found.map(({ id: _id, score: _score, trail, ...passage }, at) => ({
    ...passage,
    trail: [...trail],
    n: at + 1,
  }));
  const search = { type: 'found' as const, output: { passages, searched: [] } };
  const turn = { question, attached: [], searches: [search], saidBefore: [] };
  const { text } = writeAnswer(turn, []);
  const written = normalizeLines(await readFile(join(folder, path), 'utf8'));
  const quotes = await checkQuotes([text], citing(passages), async () => written);
  return { text, passages, quotes };
}

describe('what the Reader quotes is read as its page is, and stands in the file word for word', () => {
  it.each(docs)('$path', async ({ path, file, question, shown }) => {
    const { text, passages, quotes } = await ask(path, file, question);
    expect(text).toBe(shown);
    expect(quotes.length).toBeGreaterThan(0);
    expect(quotes.filter(({ isVerbatim }) => isVerbatim !== true)).toEqual([]);
    // Citation lines are lines of the file.
    const lines = normalizeLines(file).split('\n');
    for (const passage of passages) {
      expect(passage.lines[1]).toBeLessThanOrEqual(lines.length);
      expect((lines[passage.lines[0] - 1] ?? '').trim()).not.toBe('');
    }
  });

  it.each(docs)('$path, of which a word is changed, is not called so', async ({ path, file, question }) => {
    const { passages, text } = await ask(path, file, question);
    const lies = [text.replace('brass', 'steel'), text.replace('turn(2)', 'turn(3)')];
    const checked = await checkQuotes(lies, citing(passages), async () => normalizeLines(file));
    expect(lies).not.toContain(text);
    expect(checked.filter(({ isVerbatim }) => isVerbatim === false).length).toBeGreaterThanOrEqual(2);
    expect(present(checked[0]).isVerbatim).toBe(false);
  });
});

it('a licence says under which terms its repository may be used, in either spelling', async () => {
  const licence =
    '                    Heron License\n\n   1. Terms.\n\n      The "License" lets you watch <any> heron.\n';
  for (const word of ['licence', 'license']) {
    const { text, quotes } = await ask('LICENSE', licence, `Under which ${word} may I use this?`);
    expect(text).toBe(
      '**Heron License** [1]\n\n> Heron License\n>\n> 1. Terms.\n>\n> The "License" lets you watch <any> heron.',
    );
    expect(quotes.map(({ isVerbatim }) => isVerbatim)).toEqual([true]);
  }
});

it('rows from the middle of a table stand below its head', async () => {
  const rows = Array.from(
    { length: 99 },
    (_, at) => `| Ctrl+F${at} | Moves lever ${at} of the winding engine up and down |`,
  );
  const hatch = '| Ctrl+Q | Opens the hatch of the observatory |';
  const head = ['| key | what it does |', '| --- | --- |'];
  const file = ['# Keys', '', 'All keys.', '', ...head, ...rows.with(60, hatch), '', 'The end.'].join('\n');
  const { text, quotes } = await ask('keys.md', file, 'Which key opens the hatch of the observatory?');
  const quote = text.split('\n').filter((line) => line.startsWith('> '));
  expect(quote.slice(0, 2)).toEqual(head.map((line) => `> ${line}`));
  expect(quote).toContain(`> ${hatch}`);
  expect(quote).not.toContain(`> ${rows[0]}`);
  expect(quotes.map(({ isVerbatim }) => isVerbatim)).toEqual([true]);
});
