import { describe, expect, it } from 'vitest';
import type { LecternChunk, LecternMessage } from '../../../shared/chat/message';
import { chunksWithoutCopies, forgottenOf, metadataWithoutCopies, withoutCopies } from './find-copies';

type Parts = LecternMessage['parts'];
const TITLE = 'Press F2, type the new title and press Enter.';
const TOLD = `${TITLE} It did not work for Mr Quimby.`;
const forgotten = forgottenOf(['told'], [TOLD]);
const answer = { modelId: 'ollama/small', isOwn: false, asked: '', echoIds: new Set(['echo']) };
const quote = (text: string, n: number) => ({ text, n, isVerbatim: n > 0 });

describe('an answer that had a forgotten message before it', () => {
  it('keeps what it quotes of a source that says the same', () => {
    const parts: Parts = [
      {
        type: 'tool-search_docs',
        toolCallId: 'c',
        state: 'output-available',
        input: { query: 'rename' },
        output: {
          passages: [
            {
              n: 1,
              trail: [],
              text: `${TITLE} Until you do, it stays.`,
              sourceKey: 's',
              sourceName: 'handbook',
              commit: null,
              path: 'a.md',
              lines: [1, 2],
              blob: 'b',
            },
          ],
          searched: [],
        },
      },
      { type: 'text', text: `> ${TITLE}\n\n> It did not work for Mr Quimby.` },
      { type: 'data-quotes', id: 'quotes', data: [quote(TITLE, 1), quote('It did not work for Mr Quimby.', 0)] },
    ];
    expect(withoutCopies(parts, forgotten, answer)).toEqual([
      parts[0],
      { type: 'text', text: `> ${TITLE}\n\n> Forgotten` },
      { type: 'data-quotes', id: 'quotes', data: [quote(TITLE, 1)] },
    ]);
  });

  it('keeps what it quotes of a file that was read before, and the word on it', () => {
    const parts: Parts = [
      { type: 'text', text: `“${TITLE}” [1]` },
      { type: 'data-quotes', id: 'quotes', data: [quote(TITLE, 1)] },
    ];
    expect(withoutCopies(parts, forgotten, answer)).toBe(parts);
  });

  it('keeps of what it recalled all but that message, and what others quote of it', () => {
    const recalled = (messageId: string, text: string) => ({
      messageId,
      sessionId: 's',
      role: 'assistant' as const,
      text,
      createdAt: 1,
      isMatch: true,
    });
    const memory = (...all: ReturnType<typeof recalled>[]): Parts => [
      { type: 'data-memory', id: 'memory', data: { recalled: all } },
    ];
    const other = recalled('other', `> ${TOLD}`);
    expect(
      withoutCopies(memory(recalled('told', TOLD), recalled('echo', `> ${TOLD}`), other), forgotten, answer),
    ).toEqual(memory(recalled('echo', '> Forgotten'), other));
  });

  it('loses what it put into the profile in words of the prompt, and what the profile told of that', () => {
    const call = { type: 'tool-update_working_memory', toolCallId: 'c', state: 'output-available' } as const;
    const made = (entry: string): Parts => {
      const line = { section: 'aboutMe' as const, entry };
      return [
        {
          ...call,
          input: { operations: [{ action: 'add', ...line }] },
          output: { added: [line], removed: [], version: 1 },
        },
      ];
    };
    const kept = [TOLD, 'Mr Quimby failed.'].map((entry) =>
      withoutCopies(made(entry), forgotten, { ...answer, isOwn: true }),
    );
    expect([...kept, withoutCopies(made('Mr Quimby failed.'), forgotten, answer)]).toEqual([
      made('…'),
      made('…'),
      made('Mr Quimby failed.'),
    ]);
  });

  it('loses what a server or a tool repeated of it when it failed', () => {
    const params = { host: 'localhost', status: 400, said: `Content refused: "${TITLE} It did"` };
    const left = { ...params, said: 'Forgotten' };
    const parts = [
      { type: 'data-notice', data: { code: 'model.refused', params } },
      { type: 'dynamic-tool', toolName: 'note', toolCallId: 'c', state: 'output-error', input: {}, errorText: TOLD },
      { type: 'data-notice', data: { code: 'model.refused', params: { ...params, said: 'Press any key.' } } },
    ] as Parts;
    const finish: LecternChunk = {
      type: 'finish',
      messageMetadata: { parentId: null, createdAt: 1, outcome: 'failed', error: { code: 'model.refused', params } },
    };
    expect([
      withoutCopies(parts, forgotten, answer),
      chunksWithoutCopies([finish], forgotten, answer),
      metadataWithoutCopies(finish.messageMetadata, forgotten)?.error?.params,
    ]).toEqual([
      [
        { ...parts[0], data: { code: 'model.refused', params: left } },
        { ...parts[1], errorText: 'Forgotten' },
        parts[2],
      ],
      [
        {
          ...finish,
          messageMetadata: { ...finish.messageMetadata, error: { code: 'model.refused', params: left } },
        },
      ],
      left,
    ]);
  });

  it('keeps a code of it that its own prompt or a source says too', () => {
    const secret = forgottenOf(['told'], ['The ticket of the boat is 8817-Zyxomir.']);
    const parts: Parts = [{ type: 'text', text: 'Ticket: 8817-Zyxomir' }];
    const askedFor = { ...answer, asked: 'Whose is 8817-zyxomir?' };
    expect([withoutCopies(parts, secret, askedFor), withoutCopies(parts, secret, answer)]).toEqual([
      parts,
      [{ type: 'text', text: 'Ticket: Forgotten' }],
    ]);
  });

  const failed = { toolCallId: 'c', state: 'output-error', errorText: 'No.' } as const;
  const words = 'the trouble of Quimby with F2';
  it.each<{ call: string; part: object; left: object; isOwn: boolean }>([
    {
      call: 'that does not fit its tool',
      isOwn: true,
      part: { type: 'tool-search_docs', ...failed, input: undefined, rawInput: { question: words, more: [words, 2] } },
      left: { input: undefined, rawInput: { question: '…', more: ['…', 2] } },
    },
    {
      call: 'of a tool that there is not',
      isOwn: true,
      part: { type: 'dynamic-tool', toolName: 'search_sources', ...failed, input: { text: words } },
      left: { input: { text: '…' } },
    },
    {
      call: 'that is no JSON',
      isOwn: true,
      part: { type: 'tool-search_docs', ...failed, input: undefined, rawInput: `{question: ${words}` },
      left: { input: undefined, rawInput: '…' },
    },
    {
      call: 'that quotes it in another answer',
      isOwn: false,
      part: { type: 'dynamic-tool', toolName: 'note', ...failed, input: { text: TOLD, other: words } },
      left: { input: { text: '…', other: words } },
    },
  ])('loses the words of a call $call', ({ part, left, isOwn }) => {
    // Each is a part as the AI SDK makes it.
    const parts = [part] as Parts;
    expect(withoutCopies(parts, forgotten, { ...answer, isOwn })).toEqual([{ ...part, ...left }]);
  });

  it('keeps what a tool that fits was called with, but for what it searched for', () => {
    const read = { type: 'tool-read_source', toolCallId: 'r', state: 'input-available' } as const;
    const parts = [{ ...read, input: { source: 'handbook', path: 'quimby.md' } }] as Parts;
    expect(withoutCopies(parts, forgotten, { ...answer, isOwn: true })).toBe(parts);
  });

  const phraseNotFound = 'Nothing here has “Quimby with F2” word for word.';
  const searched: Parts = [
    {
      type: 'tool-search_docs',
      toolCallId: 'c',
      state: 'output-available',
      input: { query: '…' },
      output: { passages: [], searched: [], phraseNotFound },
    },
    { type: 'text', text: `${phraseNotFound}\n\nNo.` },
  ];

  it('loses what it says of words that it searched for, where these were those of the forgotten prompt', () => {
    const left = withoutCopies(searched, forgotten, { ...answer, isOwn: true });
    expect([left, withoutCopies(searched, forgotten, answer) === searched]).toEqual([
      [
        { ...searched[0], output: { passages: [], searched: [] } },
        { type: 'text', text: 'No.' },
      ],
      true,
    ]);
  });

  it('loses that while it is still open', () => {
    const chunks: LecternChunk[] = [
      { type: 'tool-output-available', toolCallId: 'c', output: { passages: [], searched: [], phraseNotFound } },
      { type: 'text-delta', id: 't', delta: `${phraseNotFound}\n\nNo.` },
    ];
    expect(chunksWithoutCopies(chunks, forgotten, { ...answer, isOwn: true })).toEqual([
      { ...chunks[0], output: { passages: [], searched: [] } },
      { ...chunks[1], delta: 'No.' },
    ]);
  });

  it('loses them while it is still open', () => {
    const call = { toolCallId: 'c', toolName: 'search_docs', input: { question: words } };
    const chunks: LecternChunk[] = [
      { type: 'tool-input-error', ...call, errorText: 'No.' },
      { type: 'tool-input-available', ...call, toolName: 'search_web', dynamic: true },
    ];
    expect(chunksWithoutCopies(chunks, forgotten, { ...answer, isOwn: true })).toEqual(
      chunks.map((chunk) => ({ ...chunk, input: { question: '…' } })),
    );
  });
});
