import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors';
import type { AskArguments } from '../start/parse-arguments';
import { answerAsk } from './answer-ask';
import type { Answered, Answerer } from './answered';

const sessionId = '01980a3e-6d5c-7a10-8c44-0123456789ab';
const source = { name: 'docs', commit: null, skipped: [{ reason: 'tooLarge', count: 1, paths: ['log.md'] }] };
const result: Answered = {
  sessionId,
  text: 'An answer [1].',
  citations: [{ n: 1 }],
  quotes: [{ verdict: 'verbatim' }],
  source,
  outcome: 'complete',
};
const question: AskArguments = { text: 'why?', source: null, sessionId: null, asJson: false };

const scripted =
  (end: Answered | Error): Answerer =>
  async (_question, output) => {
    output.note(`session ${sessionId}`);
    output.text('An answer ');
    output.text('[1].');
    if (end instanceof Error) throw end;
    return end;
  };

async function run(answer: Answerer, ask: Partial<AskArguments> = {}, signal = new AbortController().signal) {
  const out = new PassThrough();
  const err = new PassThrough();
  const code = await answerAsk({ ...question, ...ask }, answer, { out, err }, signal, null);
  return { code, out: String(out.read() ?? ''), err: String(err.read() ?? '') };
}

describe('answerAsk', () => {
  it('writes the answer alone to stdout and everything else to stderr', async () => {
    expect(await run(scripted(result))).toEqual({
      code: 0,
      out: 'An answer [1].\n',
      err: `session ${sessionId}\n`,
    });
  });

  it('tells what the answer cites after it, a line each, by number and once', async () => {
    const place = { sourceName: 'docs', path: 'guide/a.md', lines: [3, 9], commit: 'c0ffee'.repeat(6) };
    const citations = [
      { ...place, n: 2, lines: [4, 4], commit: null, path: 'b\u001b[31m.md' },
      { ...place, n: 1 },
      { ...place, n: 1 },
      { n: 3 },
    ];
    const told = '[1] docs, guide/a.md, lines 3–9, c0ffeec\n[2] docs, b [31m.md, line 4\n';
    expect([
      await run(scripted({ ...result, citations })),
      (await run(scripted({ ...result, citations }), { asJson: true })).err,
    ]).toEqual([{ code: 0, out: 'An answer [1].\n', err: `session ${sessionId}\n${told}` }, `session ${sessionId}\n`]);
  });

  it('shows what a terminal would do or turn, and spells it in JSON', async () => {
    const hostile = 'a\u001b[2J\u202eb\u009b0m';
    const answer: Answerer = async (_question, output) => {
      output.text(hostile);
      output.note(hostile);
      return { ...result, text: hostile };
    };
    const shown = 'a<U+001B>[2J<U+202E>b<U+009B>0m\n';
    const json = (await run(answer, { asJson: true })).out;
    expect([(await run(answer)).out, (await run(answer)).err.startsWith(shown), /[^ -~\n]/.test(json)]).toEqual([
      shown,
      true,
      false,
    ]);
  });

  it('writes one JSON object with --json', async () => {
    const { code, out } = await run(scripted(result), { asJson: true });
    expect([code, out.endsWith('\n'), JSON.parse(out)]).toEqual([
      0,
      true,
      {
        answer: 'An answer [1].',
        sessionId,
        citations: [{ n: 1 }],
        quotes: [{ verdict: 'verbatim' }],
        source,
        outcome: 'complete',
      },
    ]);
  });

  it('says in one line why there is no answer', async () => {
    expect([
      await run(async () => await Promise.reject(new AppError('source.missing', { path: '/x' }))),
      await run(async () => await Promise.reject(new AppError('ask.busy'))),
      await run(async () => await Promise.reject(new TypeError('secret'))),
    ]).toEqual([
      { code: 1, out: '', err: 'There is no folder at /x.\n' },
      { code: 75, out: '', err: 'Lectern is open on this folder and is busy; try again when it is not.\n' },
      { code: 1, out: '', err: 'Something went wrong inside Lectern. The log has the details.\n' },
    ]);
  });

  it('ends a turn that failed on the way with its sentence, on a line of its own', async () => {
    expect(await run(scripted(new AppError('turn.emptyAnswer')))).toEqual({
      code: 1,
      out: 'An answer [1].\n',
      err: `session ${sessionId}\nThe model sent nothing back.\n`,
    });
  });

  it('ends with 130 when the user stopped it, whether the turn resolves or rejects', async () => {
    const stopped = AbortSignal.abort();
    const codes = [
      (await run(scripted({ ...result, outcome: 'stopped' }), {}, stopped)).code,
      (await run(scripted(new Error('aborted')), {}, stopped)).code,
    ];
    expect(codes).toEqual([130, 130]);
  });

  it('resolves although the reader of stdout is gone', async () => {
    const out = new PassThrough();
    out.destroy();
    const streams = { out, err: new PassThrough() };
    out.on('error', () => {});
    expect(await answerAsk(question, scripted(result), streams, new AbortController().signal, null)).toBe(0);
  });
});
