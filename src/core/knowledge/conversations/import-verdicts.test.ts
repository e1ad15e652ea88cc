import { expect, it } from 'vitest';
import type { CheckedQuote, LecternMessage } from '../../../shared/chat/message';
import type { CitedPlace } from '../../../shared/domain/passage';
import { openImport } from '../testing/temporary-import';

const ids = {
  session: '01980a3e-6d5c-7a10-8c44-000000000001',
  prompt: '01980a3e-6d5c-7a10-8c44-000000000002',
  answer: '01980a3e-6d5c-7a10-8c44-000000000003',
};
const place: CitedPlace = {
  sourceKey: 'a'.repeat(64),
  sourceName: 'ops',
  commit: null,
  path: 'tls.md',
  lines: [1, 2],
  blob: 'b'.repeat(40),
};
const quotes: CheckedQuote[] = [
  { text: 'TLS 1.1 yes', n: 1, ns: [1], isVerbatim: true },
  { text: 'So it is', n: 0, ns: [], isVerbatim: null, isGiven: true },
];

const exportOf = (messages: readonly LecternMessage[]) => ({
  format: 'lectern.sessions',
  version: 1,
  sessions: [
    {
      id: ids.session,
      title: null,
      createdAt: 1,
      lastAccessed: 1,
      pinned: false,
      modelId: null,
      headMessageId: ids.answer,
      messages,
    },
  ],
});
const message = (id: string, role: 'user' | 'assistant', parts: LecternMessage['parts']): LecternMessage => ({
  id,
  role,
  metadata: { parentId: role === 'user' ? null : ids.prompt, createdAt: 1 },
  parts,
});

it('what a file says of the quotes of an answer is not taken over, and the answer says that it came so', async () => {
  const { importAll, write, all } = await openImport();
  const said: LecternMessage['parts'][number] = { type: 'text', text: '> TLS 1.1 yes [1]' };
  const cited: LecternMessage['parts'][number] = { type: 'data-citation', data: { n: 1, ...place } };
  const prompt = message(ids.prompt, 'user', [{ type: 'text', text: 'Is it allowed?' }]);
  const answer = message(ids.answer, 'assistant', [
    said,
    cited,
    { type: 'data-imported', data: true },
    { type: 'data-quotes', id: 'quotes', data: quotes },
  ]);
  await importAll(await write('l.json', exportOf([prompt, answer])));
  expect((await all(ids.session)).map(({ parts }) => parts)).toEqual([
    prompt.parts,
    [said, cited, { type: 'data-quotes', id: 'quotes', data: [] }, { type: 'data-imported', data: true }],
  ]);
});

it('an answer that has nothing to do with sources is taken as it is', async () => {
  const { importAll, write, all } = await openImport();
  const prompt = message(ids.prompt, 'user', [{ type: 'text', text: 'Good day' }]);
  const answer = message(ids.answer, 'assistant', [{ type: 'text', text: '> Good day' }]);
  await importAll(await write('l.json', exportOf([prompt, answer])));
  expect((await all(ids.session)).map(({ parts }) => parts)).toEqual([prompt.parts, answer.parts]);
});

it('a file offers no command below an answer but what an answer here does', async () => {
  const { importAll, write, all } = await openImport();
  const prompt = message(ids.prompt, 'user', [{ type: 'text', text: 'Good day' }]);
  const offer = (...commands: string[]): LecternMessage['parts'][number] => ({
    type: 'data-offer',
    data: { commands },
  });
  const answer = message(ids.answer, 'assistant', [offer('source.add', 'session.trash', 'model.connect')]);
  await importAll(await write('l.json', exportOf([prompt, answer])));
  expect((await all(ids.session)).at(-1)?.parts).toEqual([offer('source.add', 'model.connect')]);
});
