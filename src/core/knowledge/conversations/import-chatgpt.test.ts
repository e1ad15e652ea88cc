import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNDATED } from '../../../shared/chat/known-day';
import { uuidV7 } from '../../../shared/domain/ids';
import { chatGptConversation, chatGptTurns } from '../testing/foreign-exports';
import { recallOf } from '../testing/messages';
import { openImport, says } from '../testing/temporary-import';

describe('an export of ChatGPT', () => {
  it('becomes a session with its times, title, messages in order and their parents', async () => {
    const { importAll, write, knowledge } = await openImport();
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

  it.each([10_000, 60_000])('tells how far it is all along a file of 4 times %s words', async (words) => {
    const { importAll, write } = await openImport();
    const long = Array.from({ length: 4 }, (_, at) => chatGptTurns(`long ${at}`, 'word '.repeat(words)));
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
    const { importAll, write, all, config } = await openImport();
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
    const { importAll, write, all } = await openImport();
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
    const { importAll, write, all } = await openImport();
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
    const { importAll, write, all } = await openImport();
    const before = Date.now() - 1_000;
    const node = { id: 'a', parent: null, content: { content_type: 'text', parts: ['Question'] }, time: 4_102_444_800 };
    const times = { create_time: 4_102_444_800, update_time: 4_102_444_800 };
    const { kept } = await importAll(await write('conversations.json', [chatGptConversation('none', [node], times)]));
    const messages = await all(kept[0]!.session.id);
    expect(messages.map(({ metadata }) => metadata?.createdAt)).toEqual([UNDATED]);
    expect(kept[0]!.session.createdAt).toBeGreaterThan(before);
  });

  it('keeps every branch; the shown path ends at the current node', async () => {
    const { importAll, write, knowledge, all } = await openImport();
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
    const { importAll, write, all } = await openImport();
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
      [
        'Look\n\nclosely',
        'Tool call\n\n````python\nprint("```")\n````',
        'Result \n\n```\nout\n```',
        'a lone \ud800 and a \u0000',
      ].join(' | '),
      'A plan.',
    ]);
    expect(messages.map((message) => message.metadata!.parentId)).toEqual([
      null,
      ...messages.slice(0, -1).map(({ id }) => id),
    ]);
  });

  it('is kept whole when its tree runs in a circle or hangs on nothing', async () => {
    const { importAll, write, all } = await openImport();
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
    const { importAll, write, all } = await openImport();
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
    const { importAll, write, all, knowledge } = await openImport();
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
    const { importAll, write, knowledge } = await openImport();
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
