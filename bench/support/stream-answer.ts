import type { Page } from '@playwright/test';
import { setTimeout as delay } from 'node:timers/promises';
import { streamReply, type ReplyStep, type ScriptedOpenAiServer } from '../../src/core/testing/scripted-openai-server';

const TOKENS_PER_SECOND = 400;
/** Tokens that leave the model together: 10 ms apart, as timers go. */
const BATCH = 4;
/** Of so many batches, one carries a word that is looked for on the screen. */
const MARKED_BATCH = 10;

export const now = (): number => performance.timeOrigin + performance.now();

/** Ms at which each marked word left the model, by the word. */
export type SentWords = ReadonlyMap<string, number>;

/** Asks, and streams a text as the answer at 400 tokens of four characters a second. */
export async function streamAnswer(page: Page, server: ScriptedOpenAiServer, text: string): Promise<SentWords> {
  const batches = batchesOf(text);
  const steps = batches.flatMap(({ tokens }): ReplyStep[] => [
    { type: 'hold' },
    ...tokens.map((delta): ReplyStep => ({ type: 'text', delta })),
  ]);
  server.reply(streamReply(...steps, { type: 'finish', reason: 'stop' }));
  await page.getByRole('textbox', { name: 'Message' }).fill('Write a long answer');
  await page.keyboard.press('Enter');
  const sent = new Map<string, number>();
  await server.whenHolding();
  const begin = now();
  for (const [at, { word }] of batches.entries()) {
    await server.whenHolding();
    const wait = begin + (at * BATCH * 1_000) / TOKENS_PER_SECOND - now();
    if (wait > 0) await delay(wait);
    if (word !== null) sent.set(word, now());
    server.release();
  }
  return sent;
}

function batchesOf(text: string): readonly { readonly tokens: readonly string[]; readonly word: string | null }[] {
  const tokens = text.match(/[^]{1,4}/g) ?? [];
  return Array.from({ length: Math.ceil(tokens.length / BATCH) }, (_, at) => {
    const own = tokens.slice(at * BATCH, (at + 1) * BATCH);
    const isMarked = at % MARKED_BATCH === MARKED_BATCH - 1 && !own.join('').includes('`');
    return isMarked ? { tokens: [...own, ` w${at}z `], word: `w${at}z` } : { tokens: own, word: null };
  });
}

/** About `length` characters of an answer as models write them: headings, lists, code, tables, emphasis, links. */
export function longAnswer(length: number): string {
  const section = (n: number): string =>
    [
      `## Part ${n}: how the *cache* is kept`,
      'The **reader** asks for a block by its key, and the cache answers with what it holds; when it holds nothing it ' +
        'reads from `store.get()`, waits, and keeps what came. See [the guide](https://example.org/guide) for more of it.',
      '- first it looks at the *age* of an entry\n- then at its **size**, which is bounded\n- and at last at `pinned`',
      `\`\`\`ts\nexport function read${n}(key: string): Entry | null {\n  const entry = entries.get(key);\n` +
        '  if (entry === undefined) return null;\n  // An old one is not given.\n  return entry.age > MAX_AGE ? null : entry;\n}\n```',
      '| name | type | what for |\n| --- | --- | --- |\n| `age` | number | how old it is |\n| `size` | number | bytes |',
      '> What is not asked for is let go, oldest first.',
    ].join('\n\n');
  let text = '';
  for (let n = 1; text.length < length; n += 1) text += `${section(n)}\n\n`;
  return text;
}
