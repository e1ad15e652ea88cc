import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNDATED } from '../../../shared/chat/known-day';
import type { LecternMessage } from '../../../shared/chat/message';
import { uuidV7 } from '../../../shared/domain/ids';
import type { ImportEvent } from '../conversation-knowledge';
import { chatGptConversation, chatGptTurns } from '../testing/foreign-exports';
import { recallOf } from '../testing/messages';
import { makeZip, type ZipEntry } from '../testing/make-zip';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

type Kept = Extract<ImportEvent, { type: 'conversation' }>;

async function open() {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const importAll = async (...paths: readonly string[]) => {
    const events: ImportEvent[] = [];
    for await (const event of knowledge.conversations.import(paths)) events.push(event);
    return {
      kept: events.filter((event): event is Kept => event.type === 'conversation'),
      problems: events.flatMap((event) => (event.type === 'problem' ? [event.problem] : [])),
      progress: events.flatMap((event) => (event.type === 'progress' ? [[event.done, event.total]] : [])),
    };
  };
  return {
    config,
    knowledge,
    importAll,
    /** Writes a file into the test's folder, gives its path. */
    async write(name: string, content: unknown): Promise<string> {
      const path = join(config.dir, name);
      await writeFile(
        path,
        typeof content === 'string' || content instanceof Buffer ? content : JSON.stringify(content),
      );
      return path;
    },
    async all(sessionId: string): Promise<readonly LecternMessage[]> {
      const messages: LecternMessage[] = [];
      for await (const page of knowledge.memory.pages(sessionId)) messages.push(...page);
      return messages;
    },
  };
}

const says = (message: LecternMessage): string =>
  message.parts.map((part) => (part.type === 'text' || part.type === 'reasoning' ? part.text : part.type)).join(' | ');

describe('an export of ChatGPT', () => {
  it('becomes a session with its times, title, messages in order and their parents', async () => {
    const { importAll, write, knowledge } = await open();
    const { kept, problems, progress } = await importAll(
      await write('conversations.json', [chatGptTurns('one', 'Where is the key?', 'In the brass box.', 'Thanks')]),
    );
    const session = kept[0]!.session;
    const { messages: thread } = await knowledge.memory.thread({
      sessionId: session.id,
      headMessageId: session.headMessageId,
    });
    expect(problems).toEqual([]);
    expect(session).toMatchObject({
      title: 'Title of one',
      createdAt: 1_700_000_000_500,
      lastAccessed: 1_700_000_900_000,
      pinned: false,
      modelId: null,
    });
    expect(uuidV7.safeParse(session.id).success).toBe(true);
    expect(thread.map((message) => [message.role, says(message), message.metadata])).toEqual([
      ['user', 'Where is the key?', { parentId: null, createdAt: 1_700_000_000_000 }],
      [
        'assistant',
        'In the brass box.',
        { parentId: thread[0]!.id, createdAt: 1_700_000_001_000, outcome: 'complete' },
      ],
      ['user', 'Thanks', { parentId: thread[1]!.id, createdAt: 1_700_000_002_000 }],
    ]);
    const total = progress[0]![1];
    expect(progress.at(-1)).toEqual([total, total]);
  });

  it('tells how far it is all along a large file', async () => {
    const { importAll, write } = await open();
    const long = Array.from({ length: 4 }, (_, at) => chatGptTurns(`long ${at}`, 'word '.repeat(60_000)));
    const { progress } = await importAll(await write('conversations.json', long));
    const done = progress.map(([each = 0]) => each);
    expect(done).toEqual([...new Set(done)].toSorted((a, b) => a - b));
    expect(done.length).toBeGreaterThan(4);
  });

  it.each([
    ['1900', -2_208_988_800],
    ['2100', 4_102_444_800],
    ['1970', 0],
    ['2099', 4_070_908_800],
    ['no time', 'yesterday'],
  ])('takes %s for no date: the messages around it, the conversation or the file have one', async (_, time) => {
    const { importAll, write, all, config } = await open();
    const said = (text: string) => ({ content_type: 'text', parts: [text] });
    const nodes = (first: unknown) => [
      { id: 'a', parent: null, content: said('Question'), time: first },
      { id: 'b', parent: 'a', role: 'assistant', content: said('Answer'), time },
    ];
    const file = await write('conversations.json', [
      chatGptConversation('dated', nodes(time), { create_time: 1_700_000_000, update_time: time }),
      chatGptConversation('around', nodes(1_710_000_000), { create_time: time, update_time: time }),
      chatGptConversation('none', nodes(time), { create_time: time, update_time: time }),
    ]);
    const written = new Date('2024-02-03T10:00:00Z');
    await utimes(join(config.dir, 'conversations.json'), written, written);
    const { kept } = await importAll(file);
    const dates = kept.map(async ({ session }) => [
      session.createdAt,
      session.lastAccessed,
      ...(await all(session.id)).map((message) => message.metadata?.createdAt),
    ]);
    const from = (begin: number) => [begin, begin + 1, begin, begin + 1];
    expect(await Promise.all(dates)).toEqual([1_700_000_000_000, 1_710_000_000_000, written.getTime()].map(from));
  });

  it('reads a time in ms as one in seconds', async () => {
    const { importAll, write, all } = await open();
    const node = {
      id: 'a',
      parent: null,
      content: { content_type: 'text', parts: ['Question'] },
      time: 1_700_000_000_123,
    };
    const times = { create_time: 1_700_000_000_123, update_time: 1_700_000_000_123 };
    const { kept } = await importAll(await write('conversations.json', [chatGptConversation('ms', [node], times)]));
    const messages = await all(kept[0]!.session.id);
    expect([kept[0]!.session.createdAt, messages[0]!.metadata!.createdAt]).toEqual([
      1_700_000_000_123, 1_700_000_000_123,
    ]);
  });

  it('is kept once, whatever its times are given in, and what was said since is added to it', async () => {
    const { importAll, write, all } = await open();
    const node = (id: string, parent: string | null, text: string, time: unknown) => ({
      id,
      parent,
      content: { content_type: 'text', parts: [text] },
      time,
    });
    // In binary this is a little less than .57.
    const [begun, later] = [1_700_000_000.57, 1_700_000_060.29];
    const exportOf = (timeOf: (seconds: number) => unknown, ...more: readonly string[]) => {
      const texts = ['Question', ...more];
      const nodes = texts.map((text, at) => node(text, texts[at - 1] ?? null, text, timeOf(at === 0 ? begun : later)));
      return [chatGptConversation('same', nodes, { create_time: timeOf(begun), update_time: timeOf(later) })];
    };
    const inMs = (seconds: number): number => Math.round(seconds * 1_000);
    const first = await importAll(
      await write(
        'conversations.json',
        exportOf((seconds) => seconds),
      ),
    );
    const again = await importAll(await write('ms.json', exportOf(inMs, 'Another')));
    const undated = await importAll(
      await write(
        'none.json',
        exportOf(() => null, 'Another', 'And more'),
      ),
    );
    const kept = [first, again, undated].flatMap((each) => each.kept);
    const messages = await all(kept[0]!.session.id);
    expect([kept.map(({ session, added }) => [session.id, added]), messages.map(says)]).toEqual([
      [1, 1, 1].map((added) => [kept[0]!.session.id, added]),
      ['Question', 'Another', 'And more'],
    ]);
    expect(messages.map(({ metadata }) => metadata?.parentId)).toEqual([null, messages[0]!.id, messages[1]!.id]);
  });

  it('gives no date to what has none, in a file that was made as it came: only the session stands where it came', async () => {
    const { importAll, write, all } = await open();
    const before = Date.now() - 1_000;
    const node = { id: 'a', parent: null, content: { content_type: 'text', parts: ['Question'] }, time: 4_102_444_800 };
    const times = { create_time: 4_102_444_800, update_time: 4_102_444_800 };
    const { kept } = await importAll(await write('conversations.json', [chatGptConversation('none', [node], times)]));
    const messages = await all(kept[0]!.session.id);
    expect(messages.map(({ metadata }) => metadata?.createdAt)).toEqual([UNDATED]);
    expect(kept[0]!.session.createdAt).toBeGreaterThan(before);
  });

  it('keeps every branch; the shown path ends at the current node', async () => {
    const { importAll, write, knowledge, all } = await open();
    const text = (said: string) => ({ content_type: 'text', parts: [said] });
    const conversation = chatGptConversation(
      'tree',
      [
        { id: 'a', parent: null, content: text('Question'), time: 10 },
        { id: 'b1', parent: 'a', role: 'assistant', content: text('First answer'), time: 20 },
        { id: 'b2', parent: 'a', role: 'assistant', content: text('Second answer'), time: 20 },
        { id: 'c', parent: 'b1', content: text('Follow-up'), time: null },
      ],
      { current_node: 'b2' },
    );
    const { kept } = await importAll(await write('conversations.json', [conversation]));
    const { id, headMessageId } = kept[0]!.session;
    const messages = await all(id);
    const byText = new Map(messages.map((message) => [says(message), message]));
    const parentOf = (said: string) => {
      const parentId = byText.get(said)!.metadata!.parentId;
      return messages.find((message) => message.id === parentId);
    };
    expect((await knowledge.memory.thread({ sessionId: id, headMessageId })).messages.map(says)).toEqual([
      'Question',
      'Second answer',
    ]);
    expect(says(parentOf('Follow-up')!)).toBe('First answer');
    expect(says(parentOf('First answer')!)).toBe('Question');
    const times = messages.map((message) => message.metadata!.createdAt);
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
  });

  it('takes every kind of content, and leaves out what was never shown', async () => {
    const { importAll, write, all } = await open();
    const chain = [
      { role: 'system', content: { content_type: 'text', parts: ['You are a model.'] } },
      { role: 'user', content: { content_type: 'user_editable_context', user_profile: 'x' } },
      {
        role: 'user',
        content: { content_type: 'text', parts: ['hidden'] },
        metadata: { is_visually_hidden_from_conversation: true },
      },
      {
        role: 'user',
        content: {
          content_type: 'multimodal_text',
          parts: [{ content_type: 'image_asset_pointer', asset_pointer: 'file-service://x' }, 'What is this?', null],
        },
        metadata: { attachments: [{ name: 'plan.pdf', id: 'x' }] },
      },
      { role: 'assistant', content: { content_type: 'thoughts', thoughts: [{ summary: 'Look', content: 'closely' }] } },
      { role: 'assistant', content: { content_type: 'code', language: 'python', text: 'print("```")' } },
      { role: 'tool', content: { content_type: 'execution_output', text: 'out' } },
      { role: 'assistant', content: { content_type: 'something_new', text: 'a lone \ud800 and a \u0000' } },
      { role: 'assistant', content: { content_type: 'text', parts: [''] } },
      { role: 'assistant', content: { content_type: 'text', parts: ['A plan\u{e200}cite\u{e202}turn0\u{e201}.'] } },
    ];
    const nodes = chain.map((node, index) => ({
      id: `n${index}`,
      parent: index === 0 ? null : `n${index - 1}`,
      ...node,
    }));
    const { kept, problems } = await importAll(await write('c.json', [chatGptConversation('kinds', nodes)]));
    const messages = await all(kept[0]!.session.id);
    expect(problems).toEqual([]);
    expect(messages.map(says)).toEqual([
      'What is this? | [Image] | [File: plan.pdf]',
      'Look\n\nclosely',
      'Tool call\n\n````python\nprint("```")\n````',
      'Result \n\n```\nout\n```',
      'a lone \ud800 and a \u0000',
      'A plan.',
    ]);
    expect(messages.map((message) => message.metadata!.parentId)).toEqual([
      null,
      ...messages.slice(0, -1).map(({ id }) => id),
    ]);
  });

  it('is kept whole when its tree runs in a circle or hangs on nothing', async () => {
    const { importAll, write, all } = await open();
    const text = (said: string) => ({ content_type: 'text', parts: [said] });
    const { kept } = await importAll(
      await write('c.json', [
        chatGptConversation('odd', [
          { id: 'a', parent: 'b', content: text('A') },
          { id: 'b', parent: 'a', content: text('B') },
          { id: 'c', parent: 'nowhere', content: text('C') },
        ]),
      ]),
    );
    expect((await all(kept[0]!.session.id)).map(says).toSorted()).toEqual(['A', 'B', 'C']);
  });

  it('imported again makes no doubles, and of one that has grown only what is new', async () => {
    const { importAll, write, all } = await open();
    const first = await write('1.json', [chatGptTurns('one', 'Q', 'A'), chatGptTurns('two', 'Q')]);
    const later = await write('2.json', [chatGptTurns('one', 'Q', 'A', 'Q2', 'A2'), chatGptTurns('two', 'Q')]);
    const before = await importAll(first);
    const again = await importAll(first);
    const grown = await importAll(later);
    const { id } = before.kept[0]!.session;
    const messages = await all(id);
    expect(again.kept.map(({ added }) => added)).toEqual([0, 0]);
    expect(grown.kept.map(({ added }) => added)).toEqual([2, 0]);
    expect(grown.kept.map(({ session }) => session.id)).toEqual(before.kept.map(({ session }) => session.id));
    expect(messages.map(says)).toEqual(['Q', 'A', 'Q2', 'A2']);
    expect(grown.kept[0]!.messageIds.toSorted()).toEqual(messages.map((message) => message.id).toSorted());
  });

  it('imported again brings back nothing that was forgotten', async () => {
    const { importAll, write, all, knowledge } = await open();
    const hat = 'The zebra wears a violet hat';
    const first = await importAll(await write('1.json', [chatGptTurns('one', hat, 'Noted')]));
    const { id } = first.kept[0]!.session;
    const messageId = (await all(id))[0]!.id;
    await knowledge.memory.hideMessage({ messageId, isHidden: true });
    const later = await write('2.json', [chatGptTurns('one', hat, 'Noted', 'Q', 'A')]);
    await importAll(later);
    await knowledge.memory.eraseHidden({ messageIds: [messageId] });
    await importAll(later);
    for await (const _ of knowledge.memory.rebuild());
    await knowledge.memory.settled();
    const { recalled } = await knowledge.memory.recall(recallOf('What does the zebra wear?'));
    expect([(await all(id)).map(says), recalled.filter(({ text }) => text.includes('zebra'))]).toEqual([
      ['', 'Noted', 'Q', 'A'],
      [],
    ]);
  });

  it('is recalled afterwards, its vectors made in the background', async () => {
    const { importAll, write, knowledge } = await open();
    await importAll(await write('c.json', [chatGptTurns('one', 'The zebra wears a violet hat', 'Noted')]));
    await knowledge.memory.settled();
    const { recalled } = await knowledge.memory.recall({
      sessionId: '01980a3e-6d5c-7a10-8c44-0123456789ab',
      resourceId: 'local',
      text: 'What does the zebra wear?',
      excludeIds: [],
      reach: 'all',
      hiddenSessionIds: [],
      now: 1_800_000_000_000,
    });
    expect(recalled.map(({ text }) => text)).toContain('The zebra wears a violet hat');
  });
});

describe('an export of Claude', () => {
  const message = (uuid: string, sender: string, rest: object) => ({
    uuid,
    sender,
    text: '',
    created_at: '2025-05-01T10:00:00.123456Z',
    attachments: [],
    files: [],
    ...rest,
  });
  const conversation = (chat_messages: readonly object[]) => ({
    uuid: 'c-1',
    name: 'Boats',
    created_at: '2025-05-01T09:00:00Z',
    updated_at: '2025-05-02T09:00:00Z',
    chat_messages,
  });

  it('becomes a session, its blocks and attachments parts', async () => {
    const { importAll, write, all } = await open();
    const { kept, problems } = await importAll(
      await write('conversations.json', [
        conversation([
          message('m1', 'human', {
            content: [{ type: 'text', text: 'Read this' }],
            attachments: [{ file_name: 'a.txt', extracted_content: 'Boats float.' }],
            files: [{ file_name: 'b.png' }],
          }),
          message('m2', 'assistant', {
            content: [
              { type: 'thinking', thinking: 'Hm.' },
              { type: 'tool_use', name: 'look', input: { q: 1 } },
              { type: 'tool_result', name: 'look', content: [{ type: 'text', text: 'seen' }] },
              { type: 'text', text: 'They float.' },
            ],
          }),
          message('m3', 'human', { text: 'Only text', content: null }),
        ]),
      ]),
    );
    const messages = await all(kept[0]!.session.id);
    expect(problems).toEqual([]);
    expect(kept[0]!.session).toMatchObject({ title: 'Boats', lastAccessed: Date.parse('2025-05-02T09:00:00Z') });
    expect(messages.map((each) => [each.role, says(each)])).toEqual([
      ['user', 'Read this | [File: a.txt]\n\n```\nBoats float.\n``` | [File: b.png]'],
      [
        'assistant',
        'Hm. | Tool call look\n\n```json\n{\n  "q": 1\n}\n``` | Result look\n\n```\nseen\n``` | They float.',
      ],
      ['user', 'Only text'],
    ]);
    expect(messages[2]!.metadata!.parentId).toBe(messages[1]!.id);
  });

  it('keeps its branches when it names parents', async () => {
    const { importAll, write, all } = await open();
    const root = '00000000-0000-4000-8000-000000000000';
    const { kept } = await importAll(
      await write('conversations.json', [
        {
          ...conversation([
            message('m1', 'human', { text: 'Q', parent_message_uuid: root }),
            message('m2', 'assistant', { text: 'A1', parent_message_uuid: 'm1' }),
            message('m3', 'assistant', { text: 'A2', parent_message_uuid: 'm1' }),
          ]),
          current_leaf_message_uuid: 'm2',
        },
      ]),
    );
    const [question, ...answers] = await all(kept[0]!.session.id);
    expect(answers.map(({ metadata }) => metadata!.parentId)).toEqual([question!.id, question!.id]);
    expect(kept[0]!.session.headMessageId).toBe(answers.find((each) => says(each) === 'A1')!.id);
  });
});

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
    const { importAll, write, config } = await open();
    const { problems } = await importAll(await write('file', content));
    expect(problems).toEqual([expect.objectContaining({ error: expect.objectContaining({ code }) as unknown })]);
    expect((await readdir(config.dir)).filter((name) => !/^(?:mastra|index)\.db/.test(name))).toEqual(['file']);
  });

  it('one file that is missing does not keep the others', async () => {
    const { importAll, write, config } = await open();
    const { kept, problems } = await importAll(join(config.dir, 'gone.json'), config.dir, await write('a.json', whole));
    expect(kept).toHaveLength(1);
    expect(problems.map(({ file, error }) => [file, error.code])).toEqual([
      ['gone.json', 'import.unreadable'],
      [expect.stringContaining('lectern'), 'import.unreadable'],
    ]);
  });

  it('a bad conversation is named by number and line, and the rest is kept', async () => {
    const { importAll, write } = await open();
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
      ['c.json', 6, 5, 'import.shape'],
      ['c.json', 7, 6, 'import.noMessages'],
      ['c.json', 8, 7, 'import.longMessage'],
      ['c.json', 9, 8, 'import.tooLarge'],
      ['c.json', 10, 9, 'import.encoding'],
    ]);
  });

  it('of a file that ends in the middle the whole conversations are kept', async () => {
    const { importAll, write } = await open();
    const text = JSON.stringify([chatGptTurns('one', 'Q'), chatGptTurns('two', 'Q')]);
    const { kept, problems } = await importAll(await write('c.json', text.slice(0, -40)));
    expect(kept.map(({ session }) => session.title)).toEqual(['Title of one']);
    expect(problems).toEqual([
      { file: 'c.json', at: { number: 2, line: 1 }, error: { code: 'import.cut', params: {} } },
    ]);
  });

  it('an archive is read without its folder, its pieces in order', async () => {
    const { importAll, write } = await open();
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
    const { importAll, write, all } = await open();
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
    const { importAll, write, knowledge } = await open();
    const twice = [chatGptTurns('one', 'The llama Petra spits.'), chatGptTurns('one', 'The llama Petra spits.')];
    const file = await write('c.json', twice);
    const { kept } = await importAll(file);
    const messageIds = [kept[0]?.session.headMessageId ?? ''];
    for (const messageId of messageIds) await knowledge.memory.hideMessage({ messageId, isHidden: true });
    await knowledge.memory.eraseHidden({ messageIds });
    expect((await importAll(file)).problems).toEqual([]);
  });

  it('a message that is here in another session stays there', async () => {
    const { importAll, write, all } = await open();
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
