import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors';
import type { Answered, Answerer } from '../ask/answered';
import { answerHandOver } from './answer-hand-over';
import { receiveReply } from './receive-reply';

const question = { text: 'why?', source: null, sessionId: null };
const result: Answered = {
  sessionId: 's',
  text: 'a\nb “é”',
  citations: [],
  quotes: [{ verdict: 'verbatim' }],
  source: { name: 'docs', commit: null, skipped: [] },
  outcome: 'complete',
};

function recorder() {
  const seen: string[] = [];
  const output = {
    text: (delta: string) => void seen.push(`text ${delta}`),
    note: (line: string) => void seen.push(`note ${line}`),
  };
  return { seen, output };
}

const neverShown = async (): Promise<void> => await Promise.reject(new Error('no window was asked for'));

/** One start that hands `asked` over to another that answers. */
async function handOver(
  asked: typeof question | null,
  answer: Answerer,
  { show = neverShown, signal = new AbortController().signal } = {},
) {
  const { seen, output } = recorder();
  const reply = await receiveReply({ output, signal, connectWithinMs: 60_000 });
  const served = answerHandOver({ replyTo: reply.replyTo, question: asked }, { show, answer });
  return { seen, reply, served };
}

describe('a question handed over to the Lectern that runs', () => {
  it('comes back as it streams, then whole', async () => {
    const { seen, reply, served } = await handOver(question, async (_asked, output) => {
      output.note('Fetching…');
      output.text('a\n');
      output.text('b “é”');
      return await Promise.resolve(result);
    });
    expect([await reply.ended, seen]).toEqual([result, ['note Fetching…', 'text a\n', 'text b “é”']]);
    await served;
    expect(existsSync(dirname(reply.replyTo))).toBe(false);
  });

  it('brings a failure back with its code', async () => {
    const { reply, served } = await handOver(question, async () => await Promise.reject(new AppError('prompt.empty')));
    await expect(reply.ended).rejects.toMatchObject({ code: 'prompt.empty' });
    await served;
  });

  it('is stopped when the one who asked leaves', async () => {
    const leave = new AbortController();
    const answer: Answerer = async (_asked, output, signal) => {
      output.text('some');
      leave.abort();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      return { ...result, outcome: 'stopped' };
    };
    const { reply, served } = await handOver(question, answer, { signal: leave.signal });
    await expect(reply.ended).rejects.toMatchObject({ code: 'ask.busy' });
    await served;
  });
});

describe('a second start without a question', () => {
  it('hears that the window was shown', async () => {
    let shown = 0;
    const { reply, served } = await handOver(null, async () => await Promise.resolve(result), {
      show: async () => await Promise.resolve(void (shown += 1)),
    });
    expect([await reply.ended, shown]).toEqual([null, 1]);
    await served;
  });
});

it('a running Lectern that says nothing counts as busy', async () => {
  const { output } = recorder();
  const reply = await receiveReply({ output, signal: new AbortController().signal, connectWithinMs: 1 });
  await expect(reply.ended).rejects.toMatchObject({ code: 'ask.busy' });
});

it('a request that is not one is ignored', async () => {
  let asked = 0;
  const handlers = { show: neverShown, answer: async () => await Promise.resolve({ ...result, count: (asked += 1) }) };
  const gone = { replyTo: '/gone', question };
  for (const request of [undefined, null, {}, { replyTo: '' }, { replyTo: 7, question: null }, gone]) {
    await answerHandOver(request, handlers);
  }
  expect(asked).toBe(0);
});
