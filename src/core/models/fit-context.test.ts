import type { ModelMessage } from 'ai';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../shared/chat/estimate-text';
import { cutMiddle } from './cut-middle';
import { estimateMessageTokens } from './estimate-tokens';
import { fitContext, type FitContextInput } from './fit-context';

const user = (text: string): ModelMessage => ({ role: 'user', content: [{ type: 'text', text }] });
const assistant = (text: string): ModelMessage => ({ role: 'assistant', content: [{ type: 'text', text }] });
const step = (id: string, result: string): readonly ModelMessage[] => [
  {
    role: 'assistant',
    content: [{ type: 'tool-call', toolCallId: id, toolName: 'search_docs', input: { query: id } }],
  },
  {
    role: 'tool',
    content: [
      { type: 'tool-result', toolCallId: id, toolName: 'search_docs', output: { type: 'json', value: { result } } },
    ],
  },
];

function fit(messages: readonly ModelMessage[], contextTokens: number, rest: Partial<FitContextInput> = {}) {
  return fitContext({ instructions: '', messages, tools: {}, contextTokens, reservedForAnswer: 0, ...rest });
}

const sizeOf = (messages: readonly ModelMessage[]): number =>
  messages.reduce((sum, message) => sum + estimateMessageTokens(message), 0);

describe('fitting a prompt to a context', () => {
  it('leaves alone what fits', () => {
    const messages = [user('Hello'), assistant('Hi'), user('And?')];
    expect(fit(messages, 1_000)).toEqual({ messages, leftOut: 0, promptCut: false, resultsCut: false });
  });

  it('drops whole turns, oldest first, their tool calls with them', () => {
    const old = [user('old '.repeat(50)), ...step('a', 'found '.repeat(50)), assistant('said '.repeat(50))];
    const recent = [user('recent'), assistant('yes')];
    const current = [user('now')];
    expect(fit([...old, ...recent, ...current], 120)).toEqual({
      messages: [...recent, ...current],
      leftOut: 4,
      promptCut: false,
      resultsCut: false,
    });
  });

  it('keeps no older turn behind one that had to go', () => {
    const messages = [user('small'), user('big '.repeat(200)), user('now')];
    expect(fit(messages, 100).messages).toEqual([user('now')]);
  });

  it('cuts what is attached before what was asked', () => {
    const file = { type: 'text' as const, text: 'line '.repeat(2_000) };
    const asked = { type: 'text' as const, text: 'What is it? '.repeat(60) };
    const { messages, promptCut } = fit([{ role: 'user', content: [file, asked] }], 800);
    const [prompt] = messages;
    expect([promptCut, prompt?.content[1], sizeOf(messages) <= 800]).toEqual([true, asked, true]);
  });

  it('leaves out pictures, the earliest first, before it cuts a text', () => {
    const picture = (filename: string) => ({ type: 'file' as const, filename, mediaType: 'image/png', data: 'aGk=' });
    const asked = { type: 'text' as const, text: 'What is it? '.repeat(300) };
    const content = [picture('a'), picture('b'), picture('c'), asked];
    const { messages, ...told } = fit([{ role: 'user', content }], 3_000);
    const note = { type: 'text', text: '[… pictures were left out …]' };
    expect([messages, told]).toEqual([
      [{ role: 'user', content: [note, picture('c'), asked] }],
      { leftOut: 0, picturesLeftOut: 2, promptCut: false, resultsCut: false },
    ]);
    const least = fit([{ role: 'user', content }], 800);
    expect([least.picturesLeftOut, least.promptCut, sizeOf(least.messages) <= 800]).toEqual([3, true, true]);
  });

  it('counts instructions and the room for the answer', () => {
    const messages = [user('old '.repeat(20)), user('now')];
    const [free, instructed, reserved] = [
      fit(messages, 100),
      fit(messages, 100, { instructions: 'word '.repeat(50) }),
      fit(messages, 100, { reservedForAnswer: 60 }),
    ];
    expect([free.leftOut, instructed.leftOut, reserved.leftOut]).toEqual([0, 1, 1]);
  });

  it('cuts the middle of a prompt that is too long, never its beginning or end', () => {
    const fitted = fit([user('old'), user(`Look at this: ${'log '.repeat(5_000)} What broke?`)], 500);
    const text = JSON.stringify(fitted.messages);
    expect(fitted).toMatchObject({ leftOut: 1, promptCut: true, resultsCut: false });
    expect(text).toMatch(/Look at this: log.*left out.*What broke\?/);
  });

  it('drops older steps of this turn before it touches the newest', () => {
    const turn = [user('Why?'), ...step('a', 'x '.repeat(300)), ...step('b', 'y '.repeat(100))];
    const fitted = fit(turn, 200);
    expect(fitted).toEqual({ messages: [turn[0], ...turn.slice(3)], leftOut: 2, promptCut: false, resultsCut: false });
  });

  it('cuts the newest tool result when nothing else is left to give up', () => {
    const fitted = fit([user('Why?'), ...step('a', 'x '.repeat(3_000))], 300);
    expect(fitted).toMatchObject({ leftOut: 0, promptCut: false, resultsCut: true });
    expect(sizeOf(fitted.messages)).toBeLessThanOrEqual(300);
  });

  it('of an answer that goes on the prompt stays, and the end of what was said', () => {
    const cut = assistant(`It begins ${'word '.repeat(600)}and breaks off he`);
    const messages = [user('old '.repeat(50)), assistant('said'), user('Why?'), cut, user('Go on.')];
    const fitted = fit(messages, 200, { isContinued: true });
    expect(fitted).toMatchObject({ leftOut: 2, promptCut: false, resultsCut: false, answerCut: true });
    expect([fitted.messages[0], fitted.messages.at(-1)]).toEqual([user('Why?'), user('Go on.')]);
    expect(JSON.stringify(fitted.messages[1])).toMatch(/It begins word.*left out.*and breaks off he/);
    expect(sizeOf(fitted.messages)).toBeLessThanOrEqual(200);
    expect(fit(messages, 2_000, { isContinued: true }).messages).toEqual(messages);
  });

  it('always fits, keeps the order, and never orphans a tool result', () => {
    const check = fc.property(conversation, fc.integer({ min: 400, max: 6_000 }), (messages, contextTokens) => {
      const fitted = fit(messages, contextTokens);
      expect(sizeOf(fitted.messages)).toBeLessThanOrEqual(contextTokens);
      expect(fitted.messages.length + fitted.leftOut).toBe(messages.length);
      expect(toolIds(fitted.messages, 'tool')).toEqual(toolIds(fitted.messages, 'assistant'));
      expect(isInOrder(fitted.messages.map(labelOf), messages.map(labelOf))).toBe(true);
      const lastPrompt = messages.findLastIndex((message) => message.role === 'user');
      expect(fitted.messages.map(labelOf)).toContain(labelOf(messages[lastPrompt]!));
    });
    fc.assert(check);
  });
});

const text = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 1_000, size: 'max' }),
  fc.constant('汉'.repeat(500)),
);

/** A conversation whose messages each begin with a label of their own, so that they are known again when cut. */
const conversation = fc
  .array(fc.tuple(text, fc.array(text, { maxLength: 3 }), text), { minLength: 1, maxLength: 6, size: 'max' })
  .map((turns) =>
    turns.flatMap(([prompt, results, answer], at) => {
      const steps = results.flatMap((result, index) => step(`${at}-${index}`, result));
      const answers = at === turns.length - 1 ? [] : [assistant(`answer ${at} ${answer}`)];
      return [user(`prompt ${at} ${prompt}`), ...steps, ...answers];
    }),
  );

function labelOf(message: ModelMessage): string {
  return /(prompt|answer) \d+|"toolCallId":"[\d-]+"/.exec(JSON.stringify(message))?.[0] + message.role;
}

function toolIds(messages: readonly ModelMessage[], role: 'assistant' | 'tool'): readonly string[] {
  const said = JSON.stringify(messages.filter((message) => message.role === role));
  return [...said.matchAll(/"toolCallId":"([\d-]+)"/g)].map((match) => match[1]!);
}

function isInOrder(some: readonly string[], all: readonly string[]): boolean {
  let from = 0;
  for (const one of some) {
    const at = all.indexOf(one, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

describe('cutting the middle', () => {
  it('keeps both ends within the limit, and every character whole', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 2_000, size: 'max' });
    const check = fc.property(texts, fc.integer({ min: 40, max: 500 }), (whole, limit) => {
      const cut = cutMiddle(whole, limit);
      const [start = '', end = ''] = cut === whole ? [whole, ''] : cut.split('\n[… the middle was left out …]\n');
      expect(estimateTokens(cut)).toBeLessThanOrEqual(limit);
      expect([whole.startsWith(start), whole.endsWith(end)]).toEqual([true, true]);
      expect(() => encodeURIComponent(cut)).not.toThrow();
    });
    fc.assert(check);
  });
});
