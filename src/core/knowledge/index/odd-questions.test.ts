import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Knowledge, SourceInput } from '../knowledge';
import { writeFiles } from '../testing/git-repository';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const PAGES = {
  'docs/effects.md': '# Effects\n\nCall `useEffect` after a render; `import.meta.env` is not read there.\n',
  'docs/limits.md':
    '# Limits\n\nThe option `max_file_size` bounds what is read. It goes NEAR the top AND comes first.\n',
  'docs/weather.md': '# 天気\n\n東京の天気は晴れです。\n',
  'docs/server.md':
    '# 設定\n\nサーバーのポート番号は八千です。エラーの場合は再起動します。APIキーは管理画面で作ります。\n',
  'docs/dome.md': '# 천문대\n\n돔은 해질녘에 열립니다.\n',
  'docs/who.md': '# Names\n\nWho is who, and what it is called.\n',
};

/** From this share on the Reader answers from a passage. */
const FITS = 0.38;

let knowledge: Knowledge;
let source: SourceInput;
beforeEach(async () => {
  const config = await temporaryConfig();
  knowledge = openKnowledge(config, { embedder: () => Promise.reject(new Error('there is no model')) });
  await writeFiles(config.dir, PAGES);
  source = sourceOf('folder', join(config.dir, 'docs'));
  await update(knowledge, source);
});

const firstPath = async (question: string) => (await search(knowledge, source, question))[0]?.path;

describe('by words alone', () => {
  test.each([
    ['a name as it is written', 'useEffect', 'effects.md'],
    ['a part of a name', 'effect after rendering', 'effects.md'],
    ['a name with underscores', 'max_file_size', 'limits.md'],
    ['a name with dots', 'import.meta.env', 'effects.md'],
    ['two characters of a script without spaces', '天気', 'weather.md'],
    ['a word within such a run', '東京', 'weather.md'],
    ['words that are operators of full text', 'NEAR AND', 'limits.md'],
    ['a question in quotation marks', '"bounds what is read"', 'limits.md'],
    ['a prefix with a star, a column and a caret', '^bounds* text:read -', 'limits.md'],
    ['an operator with its brackets', 'NEAR("bounds" "read", 2)', 'limits.md'],
    ['nothing but a glue word', 'who', 'who.md'],
    ['a word after ten thousand characters', `${'unknown '.repeat(1_250)}useEffect`, 'effects.md'],
  ])('%s is found', async (_, question, path) => {
    expect(await firstPath(question)).toBe(path);
  });

  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t'],
    ['punctuation', '?!… — "" \' * ^ ( ) : -'],
    ['a NUL', '\0'],
    ['a word that is nowhere', 'quetzalcoatlus'],
  ])('%s finds nothing', async (_, question) => {
    expect(await search(knowledge, source, question)).toEqual([]);
  });
});

test.each([
  ['サーバー', 'server.md'],
  ['ポート番号', 'server.md'],
  ['番号', 'server.md'],
  ['エラー', 'server.md'],
  ['再起動', 'server.md'],
  ['ｻｰﾊﾞｰ', 'server.md'],
  ['APIキー', 'server.md'],
  ['サーバーのポート番号は何番ですか', 'server.md'],
  ['해질녘', 'dome.md'],
  ['돔은 언제 열립니까?', 'dome.md'],
  ['해질녘에는 무엇이 열립니까?', 'dome.md'],
  ['천문대의 돔은 어떻게 열립니까?', 'dome.md'],
])('%s, of a script that runs words together, is found as what is asked for', async (question, path) => {
  const [best] = await search(knowledge, source, question);
  expect([best?.path, (best?.fit ?? 0) >= FITS]).toEqual([path, true]);
});

test('no question is an error, however it is written', async () => {
  const odd = fc.constantFrom('"', "'", '*', 'AND', 'OR', 'NOT', 'NEAR(', ')', ':', '^', '-', '{', '}', '\0', '\ud800');
  const word = fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('useEffect', '天気', 'who'));
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 12 }), async (words) => {
      expect(await search(knowledge, source, words.join(' '), 3)).toBeInstanceOf(Array);
    }),
    { numRuns: 15 },
  );
});
