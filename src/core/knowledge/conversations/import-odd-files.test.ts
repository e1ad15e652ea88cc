import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chatGptConversation, chatGptTurns } from '../testing/foreign-exports';
import { makeZip, type ZipEntry } from '../testing/make-zip';
import { openImport, says } from '../testing/temporary-import';

describe('a file that is not as it should be', () => {
  const whole = JSON.stringify([chatGptTurns('one', 'Q', 'A')]);
  const zipOf = (name: string, claims: object = {}) => makeZip([{ name, content: whole, claims }]);

  it.each<[string, string | Buffer, string]>([
    ['nothing', '', 'import.empty'],
    ['spaces', ' \n', 'import.format'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'import.format'],
    ['an empty list', ' [ ]\n', 'import.noConversation'],
    [
      'our own export of no session',
      '{"format":"lectern.sessions","version":1,"sessions":[]}',
      'import.noConversation',
    ],
    ['prose', 'Dear diary', 'import.format'],
    ['another object', '{"users":[]}', 'import.format'],
    ['sessions of nobody', '{"sessions":[{}]}', 'import.format'],
    ['a later version', '{"format":"lectern.sessions","version":2,"sessions":[{}]}', 'import.newer'],
    ['UTF-16', Buffer.from(`\u{feff}${whole}`, 'utf16le'), 'import.encoding'],
    ['UTF-16 without a mark', Buffer.from(whole, 'utf16le'), 'import.encoding'],
    ['no archive', 'PK\u0003\u0004 and then nothing', 'import.damagedArchive'],
    ['an archive cut short', zipOf('conversations.json').subarray(0, 100), 'import.damagedArchive'],
    ['an archive of other things', zipOf('photos.json'), 'import.noConversations'],
    [
      'an archive in an archive',
      makeZip([{ name: 'a.zip', content: zipOf('conversations.json') }]),
      'import.noConversations',
    ],
    ['a path that leads out', zipOf('../conversations.json'), 'import.unsafeArchive'],
    ['a path that leads out of Windows', zipOf('..\\conversations.json'), 'import.unsafeArchive'],
    ['an absolute path', zipOf('/etc/conversations.json'), 'import.unsafeArchive'],
    ['a symbolic link', zipOf('conversations.json', { mode: 0o120777 }), 'import.unsafeArchive'],
    ['an encrypted archive', zipOf('conversations.json', { flags: 1 }), 'import.encrypted'],
    ['more than the archive says', zipOf('conversations.json', { size: 10 }), 'import.damagedArchive'],
    ['another checksum', zipOf('conversations.json', { crc: 1 }), 'import.damagedArchive'],
    ['more conversations than anyone has', makeZip(numbered(1_001)), 'import.bomb'],
    [
      'an archive that claims millions of entries',
      claimEntries(zipOf('conversations.json'), 8e6),
      'import.manyEntries',
    ],
    ['a bomb', makeZip([{ name: 'conversations.json', content: Buffer.alloc(20_000_000) }]), 'import.bomb'],
  ])('%s is told in a sentence, and nothing is written outside', async (_, content, code) => {
    const { importAll, write, config } = await openImport();
    const { problems } = await importAll(await write('file', content));
    expect(problems).toEqual([expect.objectContaining({ error: expect.objectContaining({ code }) as unknown })]);
    expect((await readdir(config.dir)).filter((name) => !/^(?:mastra|index)\.db/.test(name))).toEqual(['file']);
  });

  it('one file that is missing does not keep the others', async () => {
    const { importAll, write, config } = await openImport();
    const { kept, problems } = await importAll(join(config.dir, 'gone.json'), config.dir, await write('a.json', whole));
    expect(kept).toHaveLength(1);
    expect(problems.map(({ file, error }) => [file, error.code])).toEqual([
      ['gone.json', 'import.unreadable'],
      [expect.stringContaining('lectern'), 'import.unreadable'],
    ]);
  });

  it('a bad conversation is named by number and line, and the rest is kept', async () => {
    const { importAll, write } = await openImport();
    const lines = [
      '[',
      `${JSON.stringify(chatGptTurns('one', 'Q'))},`,
      '{"mapping": nonsense},',
      '"a text", null, 17,',
      '{"mapping": {"a": {"message": {"author": 1}}}},',
      `${JSON.stringify(chatGptConversation('empty', []))},`,
      `${JSON.stringify(chatGptTurns('long', 'x'.repeat(4_000_001)))},`,
      `${'['.repeat(600)}${']'.repeat(600)},`,
      `{"mapping": {"a": "\u{fffd}"}},`,
      JSON.stringify(chatGptTurns('two', 'Q')),
      ']',
    ];
    const bytes = Buffer.from(lines.join('\n'));
    const broken = bytes.indexOf('\u{fffd}');
    bytes[broken] = 0xff;
    const { kept, problems } = await importAll(await write('c.json', bytes));
    expect(kept.map(({ session }) => session.title)).toEqual(['Title of one', 'Title of two']);
    expect(problems.map(({ file, at, error }) => [file, at?.number, at?.line, error.code])).toEqual([
      ['c.json', 2, 3, 'import.notJson'],
      ['c.json', 3, 4, 'import.shape'],
      ['c.json', 4, 4, 'import.shape'],
      ['c.json', 5, 4, 'import.shape'],
      ['c.json', 6, 5, 'import.malformed'],
      ['c.json', 7, 6, 'import.noMessages'],
      ['c.json', 8, 7, 'import.longMessage'],
      ['c.json', 9, 8, 'import.tooLarge'],
      ['c.json', 10, 9, 'import.encoding'],
    ]);
  });

  it.each<[string, object, string, string]>([
    ['without a list of messages', { uuid: 'c', chat_messages: 'none' }, 'Claude', 'chat_messages'],
    ['without its id', { chat_messages: [] }, 'Claude', 'uuid'],
    [
      'with a message without its sender',
      {
        uuid: 'c',
        chat_messages: [
          { uuid: 'a', sender: 'human', text: 'Q' },
          { uuid: 'b', text: 'A' },
        ],
      },
      'Claude',
      'chat_messages[1].sender',
    ],
    ['with a tree that is none', { id: 'c', mapping: { a: { parent: 1 } } }, 'ChatGPT', 'mapping.a.parent'],
  ])('of a conversation %s the place that is wrong is named', async (_, value, program, place) => {
    const { importAll, write } = await openImport();
    const { problems } = await importAll(await write('c.json', [value]));
    expect(problems.map(({ error }) => error)).toEqual([{ code: 'import.malformed', params: { program, place } }]);
  });

  it.each<[string, unknown]>([
    [
      'Claude',
      {
        uuid: 'c',
        name: 'Title of c',
        chat_messages: [
          { uuid: '1', sender: 'human', text: 'Q' },
          { uuid: '2', sender: 'robot', text: 'Beep.' },
          { uuid: '3', sender: 'assistant', text: 'A' },
        ],
      },
    ],
    [
      'ChatGPT',
      chatGptConversation('c', [
        { id: '1', parent: null, content: { parts: ['Q'] }, time: 1 },
        { id: '2', parent: '1', role: 'robot', content: { parts: ['Beep.'] }, time: 2 },
        { id: '3', parent: '2', role: 'assistant', content: { parts: ['A'] }, time: 3 },
        { id: '4', parent: '3', role: 'developer', content: { parts: ['Be brief.'] }, time: 4 },
      ]),
    ],
  ])('a message of an unknown sender is no answer: it is named, and the rest is kept (%s)', async (_, value) => {
    const { importAll, write, all } = await openImport();
    const { kept, problems } = await importAll(await write('c.json', [value]));
    const [question, ...answers] = await all(kept[0]?.session.id ?? '');
    expect([question, ...answers].map((each) => [each?.role, each === undefined ? null : says(each)])).toEqual([
      ['user', 'Q'],
      ['assistant', 'A'],
    ]);
    expect(answers[0]?.metadata?.parentId).toBe(question?.id);
    const error = { code: 'import.unknownSender', params: { senders: 'robot' } };
    expect(problems).toEqual([{ file: 'c.json', at: { number: 1, line: 1 }, error, isPart: true }]);
  });

  it('one text in the place of a list of them is a message', async () => {
    const { importAll, write, all } = await openImport();
    const value = chatGptConversation('c', [{ id: '1', parent: null, content: { parts: 'Q' } }]);
    const { kept } = await importAll(await write('c.json', [value]));
    expect((await all(kept[0]?.session.id ?? '')).map(says)).toEqual(['Q']);
  });

  it('a conversation of unknown senders alone is not taken, and each is named once, cut', async () => {
    const { importAll, write } = await openImport();
    const senders = ['bot', 'bot', `x\n${'y'.repeat(99)}`, 'c', 'd'];
    const chat_messages = senders.map((sender, at) => ({ uuid: `${at}`, sender, text: 'Beep.' }));
    const { kept, problems } = await importAll(await write('c.json', [{ uuid: 'c', chat_messages }]));
    const error = { code: 'import.unknownSender', params: { senders: `bot, x ${'y'.repeat(38)}, c, …` } };
    expect([kept, problems]).toEqual([[], [{ file: 'c.json', at: { number: 1, line: 1 }, error }]]);
  });

  it('of a file that ends in the middle the whole conversations are kept', async () => {
    const { importAll, write } = await openImport();
    const text = JSON.stringify([chatGptTurns('one', 'Q'), chatGptTurns('two', 'Q')]);
    const { kept, problems } = await importAll(await write('c.json', text.slice(0, -40)));
    expect(kept.map(({ session }) => session.title)).toEqual(['Title of one']);
    expect(problems).toEqual([
      { file: 'c.json', at: { number: 2, line: 1 }, error: { code: 'import.cut', params: {} } },
    ]);
  });

  it.each<[string, number | undefined]>([
    ['in one line', undefined],
    ['in many lines', 1],
  ])('a conversation in which a quote is lost costs itself alone, %s', async (_, indent) => {
    const { importAll, write } = await openImport();
    const texts = ['one', 'two', 'three', 'four'].map((id) => chatGptTurns(id, `"Q", said ${id}, {"title": [`, 'A'));
    const text = JSON.stringify(texts, null, indent).replace('said two', 'said" two');
    const line = text.slice(0, text.indexOf('Title of two')).split('\n').length - (indent ?? 0);
    const { kept, problems } = await importAll(await write('c.json', text));
    expect(kept.map(({ session }) => session.title)).toEqual(['Title of one', 'Title of three', 'Title of four']);
    expect(problems).toEqual([
      { file: 'c.json', at: { number: 2, line }, error: { code: 'import.notJson', params: {} } },
    ]);
  });

  it('of such a file that ends in the middle, too, that is told', async () => {
    const { importAll, write } = await openImport();
    const texts = ['one', 'two', 'three'].map((id) => chatGptTurns(id, `Said ${id}`));
    const text = JSON.stringify(texts).replace('Said one', 'Said" one');
    const { kept, problems } = await importAll(await write('c.json', text.slice(0, -40)));
    expect(kept.map(({ session }) => session.title)).toEqual(['Title of two']);
    expect(problems.map(({ at, error }) => [at?.number, error.code])).toEqual([
      [1, 'import.notJson'],
      [3, 'import.cut'],
    ]);
  });

  it('an archive is read without its folder, its pieces in order', async () => {
    const { importAll, write } = await openImport();
    const piece = (id: string) => JSON.stringify([chatGptTurns(id, 'Q')]);
    const zip = makeZip([
      { name: 'export/chat.html', content: '<html>' },
      { name: 'export/conversations-10.json', content: piece('ten') },
      { name: 'export/conversations-2.json', content: piece('two') },
      { name: 'export/conversations-1.json', content: piece('one').slice(0, -9) },
    ]);
    const { kept, problems } = await importAll(await write('export.zip', zip));
    expect(kept.map(({ session }) => session.title)).toEqual(['Title of two', 'Title of ten']);
    expect(problems.map(({ file, error }) => [file, error.code])).toEqual([
      ['export.zip/export/conversations-1.json', 'import.cut'],
    ]);
  });

  it('the second of two conversations with one id is named where it says something else, at each run', async () => {
    const { importAll, write, all } = await openImport();
    const file = await write('c.json', [
      chatGptTurns('one', 'The llama Petra spits.', 'Does she?'),
      chatGptTurns('one', 'The llama Otto spits.', 'Does she?', 'He does.'),
      chatGptTurns('one', 'The llama Petra spits.', 'Does she?', 'She does.'),
    ]);
    const runs = [await importAll(file), await importAll(file)];
    const id = runs[0]?.kept[0]?.session.id ?? '';
    expect([
      runs.map(({ kept, problems }) => [
        kept.map(({ added }) => added),
        problems.map(({ at, error }) => [at?.number, error.code]),
      ]),
      (await all(id)).map(says),
    ]).toEqual([
      [
        [[2, 1], [[2, 'import.sameId']]],
        [[0, 0], [[2, 'import.sameId']]],
      ],
      ['The llama Petra spits.', 'Does she?', 'She does.'],
    ]);
  });

  it('what was forgotten since is no other conversation', async () => {
    const { importAll, write, knowledge } = await openImport();
    const twice = [chatGptTurns('one', 'The llama Petra spits.'), chatGptTurns('one', 'The llama Petra spits.')];
    const file = await write('c.json', twice);
    const { kept } = await importAll(file);
    const messageIds = [kept[0]?.session.headMessageId ?? ''];
    for (const messageId of messageIds) await knowledge.memory.hideMessage({ messageId, isHidden: true });
    await knowledge.memory.eraseHidden({ messageIds });
    expect((await importAll(file)).problems).toEqual([]);
  });

  it('a message that is here in another session stays there', async () => {
    const { importAll, write, all } = await openImport();
    const id = '01980a3e-6d5c-7a10-8c44-0123456789ab';
    const session = (sessionId: string, text: string) => ({
      id: sessionId,
      title: null,
      createdAt: 1,
      lastAccessed: 1,
      pinned: false,
      modelId: null,
      headMessageId: id,
      messages: [{ id, role: 'user', metadata: { parentId: null, createdAt: 1 }, parts: [{ type: 'text', text }] }],
    });
    const first = '01980a3e-6d5c-7a10-8c44-000000000001';
    const { problems } = await importAll(
      await write('l.json', {
        format: 'lectern.sessions',
        version: 1,
        sessions: [session(first, 'mine'), session('01980a3e-6d5c-7a10-8c44-000000000002', 'stolen')],
      }),
    );
    expect(problems.map(({ at, error }) => [at?.number, error.code])).toEqual([[2, 'import.taken']]);
    expect((await all(first)).map(says)).toEqual(['mine']);
  });
});

function numbered(count: number): readonly ZipEntry[] {
  return Array.from({ length: count }, (_, at) => ({ name: `conversations-${at}.json`, content: '[]' }));
}

/** The same archive with a number of entries that only the records of large archives can hold (APPNOTE, 4.3.14 and 4.3.15). */
function claimEntries(zip: Buffer, count: number): Buffer {
  const end = Buffer.from(zip.subarray(-22));
  const directory = { bytes: end.readUInt32LE(12), offset: end.readUInt32LE(16) };
  end.fill(0xff, 8, 12);
  const large = Buffer.alloc(56);
  large.write('PK\u0006\u0006', 'latin1');
  large.writeBigUInt64LE(44n, 4);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(directory.bytes), 40);
  large.writeBigUInt64LE(BigInt(directory.offset), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\u0006\u0007', 'latin1');
  locator.writeBigUInt64LE(BigInt(zip.length - 22), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([zip.subarray(0, -22), large, locator, end]);
}
