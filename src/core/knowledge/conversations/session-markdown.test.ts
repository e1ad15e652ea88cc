import { expect, it } from 'vitest';
import type { LecternMessage } from '../../../shared/chat/message';
import { sessionMarkdown } from './session-markdown';

const KEY = 'a'.repeat(64);
const COMMIT = 'c'.repeat(40);
const STARTED = new Date(2020, 0, 2, 12).getTime();

const citation = (n: number, path: string): LecternMessage['parts'][number] => ({
  type: 'data-citation',
  data: { n, sourceKey: KEY, sourceName: 'dome', commit: COMMIT, path, lines: [3, 9], blob: 'b' },
});

const message = (role: 'user' | 'assistant', parts: LecternMessage['parts'], outcome?: 'stopped'): LecternMessage => ({
  id: '01980a3e-6d5c-7a10-8c44-0123456789ab',
  role,
  metadata: { parentId: null, createdAt: Date.UTC(2026, 0, 2, 3, 4), ...(outcome && { outcome }) },
  parts,
});
const text = (said: string) => ({ type: 'text' as const, text: said });

it('holds who said what and when, with citations as footnotes that lead to their host', () => {
  const path = [
    message('user', [text('When does it open? [1]')]),
    message(
      'assistant',
      [
        { type: 'reasoning', text: 'Let me\nsee.' },
        text('At dusk [2][1], not [7], [1-2] not [2, 7]. Code: `a[1]`\n\n```ts\nb[1]\n```\n\nSee [1](x).'),
        citation(2, 'docs/dome.md'),
        citation(1, 'a_b.ts'),
      ],
      'stopped',
    ),
  ];
  expect(
    sessionMarkdown({ title: 'The dome', createdAt: STARTED }, path, { [KEY]: 'https://github.com/owner/dome.git' }),
  ).toBe(`# The dome

## You, 2026-01-02 03:04 UTC

When does it open? [^1]

## Assistant, 2026-01-02 03:04 UTC

> Reasoning: Let me
> see.

At dusk [^2][^1], not [7], [^1][^2] not [2, 7]. Code: \`a[1]\`

\`\`\`ts
b[1]
\`\`\`

See [1](x).

*Stopped.*

[^1]: [dome@${COMMIT} a\\_b.ts:3-9](https://github.com/owner/dome/blob/${COMMIT}/a_b.ts#L3-L9)
[^2]: [dome@${COMMIT} docs/dome.md:3-9](https://github.com/owner/dome/blob/${COMMIT}/docs/dome.md?plain=1#L3-L9)
`);
});

it('names a place in words where its host is not known, and an untitled session', () => {
  const path = [message('assistant', [text('Yes [1].'), citation(1, 'x.md')])];
  expect(sessionMarkdown({ title: null, createdAt: STARTED }, path, {})).toContain(`# Session of 2 Jan 2020, 12:00\n`);
  expect(sessionMarkdown({ title: null, createdAt: STARTED }, path, {})).toContain(`[^1]: dome@${COMMIT} x.md:3-9\n`);
});

it('leads nowhere by what an imported answer cites, which nobody checked', () => {
  const imported: LecternMessage['parts'][number] = { type: 'data-imported', data: true };
  const path = [
    message('assistant', [text('Yes [1].'), citation(1, 'docs/\u202edome.md'), imported]),
    message('assistant', [text('Yes [2].'), citation(2, 'docs/dome.md')]),
  ];
  const addresses = { [KEY]: 'https://github.com/owner/dome' };
  expect(sessionMarkdown({ title: null, createdAt: STARTED }, path, addresses).split('\n').slice(-3, -1)).toEqual([
    `[^1]: dome@${COMMIT} docs/ dome.md:3-9 (Not checked: so the imported session says)`,
    `[^2]: [dome@${COMMIT} docs/dome.md:3-9](https://github.com/owner/dome/blob/${COMMIT}/docs/dome.md?plain=1#L3-L9)`,
  ]);
});

it('what an import cites is never taken for what was checked under the same number', () => {
  const imported: LecternMessage['parts'][number] = { type: 'data-imported', data: true };
  const path = [
    message('assistant', [text('Forged [1].'), citation(1, 'docs/evil.md'), imported]),
    message('assistant', [text('Without a place [1].'), imported]),
    message('user', [text('Really? [1]')]),
    message('assistant', [text('Real [1], [2].'), citation(1, 'docs/real.md'), citation(2, 'docs/other.md')]),
  ];
  const written = sessionMarkdown({ title: null, createdAt: STARTED }, path, {
    [KEY]: 'https://github.com/owner/dome',
  });
  expect(written.match(/^(?:Forged|Without|Really|Real).*$/gm)).toEqual([
    'Forged [^3].',
    'Without a place [1].',
    'Really? [^1]',
    'Real [^1], [^2].',
  ]);
  expect(written.match(/^\[\^.*?\.md/gm)).toEqual([
    expect.stringContaining('docs/real.md'),
    expect.stringContaining('docs/other.md'),
    `[^3]: dome@${COMMIT} docs/evil.md`,
  ]);
});

it('holds attached files as listings under their names', () => {
  const file = { name: 'a_b.md', size: 9, text: '```\nlet a;\n```' };
  const path = [message('user', [{ type: 'data-attachment', id: 'attachment-0', data: file }, text('Why?')])];
  expect(sessionMarkdown({ title: null, createdAt: STARTED }, path, {})).toContain(
    '\n\n**a\\_b.md**\n\n````\n```\nlet a;\n```\n````\n\nWhy?\n',
  );
});

it('a citation leads to its host also when its source is gone', () => {
  const part = citation(1, 'a.ts');
  if (part.type !== 'data-citation') throw new Error('no citation');
  const data = { ...part.data, address: 'git@github.com:owner/dome.git' };
  const path = [message('assistant', [text('At dusk [1].'), { type: 'data-citation', data }])];
  expect(sessionMarkdown({ title: 'The dome', createdAt: STARTED }, path, {})).toContain(
    `[^1]: [dome@${COMMIT} a.ts:3-9](https://github.com/owner/dome/blob/${COMMIT}/a.ts#L3-L9)`,
  );
});
