import { describe, expect, it } from 'vitest';
import { messageText } from '../memory/message-rows';
import { chatGptConversation, type ChatGptNode } from '../testing/foreign-exports';
import { recallOf, textMessage } from '../testing/messages';
import { openImport } from '../testing/temporary-import';
import { deriveId } from './derive-id';

const asked = 'Who won the regatta?';
const won = 'The crew of the Albatros.';

/** Each behind the one before. */
const chain = (...nodes: readonly Omit<ChatGptNode, 'id' | 'parent'>[]): readonly ChatGptNode[] =>
  nodes.map((node, at) => ({
    id: `n${at}`,
    parent: at === 0 ? null : `n${at - 1}`,
    time: 1_700_000_000 + at,
    ...node,
  }));
const said = (...parts: readonly unknown[]) => ({ content_type: 'text', parts });
const searched: readonly ChatGptNode[] = chain(
  { content: said(asked) },
  { role: 'assistant', content: { content_type: 'thoughts', thoughts: [{ summary: '', content: '' }] } },
  { role: 'assistant', content: { content_type: 'thoughts', thoughts: [{ summary: 'Look', content: 'it up' }] } },
  { role: 'assistant', content: { content_type: 'reasoning_recap', content: 'Thought for 3s' } },
  { role: 'assistant', content: { content_type: 'code', language: 'unknown', text: 'search("regatta")' } },
  { role: 'tool', content: { content_type: 'tether_browsing_display', result: 'x', summary: null } },
  { role: 'assistant', recipient: 'web.run', content: said('{"open": 1}') },
  { role: 'assistant', content: said(won) },
  { content: said('Thanks') },
);

describe('an answer of ChatGPT with steps before it', () => {
  it('is one message behind its prompt, and its steps are no words of it', async () => {
    const { importAll, write, all } = await openImport();
    const { kept } = await importAll(await write('c.json', [chatGptConversation('one', searched)]));
    const messages = await all(kept[0]!.session.id);
    expect(messages.map((message) => [messageText(message), message.metadata!.parentId])).toEqual([
      [asked, null],
      [won, messages[0]!.id],
      ['Thanks', messages[1]!.id],
    ]);
    expect(messages[1]!.parts.map((part) => ('text' in part ? [part.type, part.text] : part.type))).toEqual([
      ['reasoning', 'Look\n\nit up'],
      ['reasoning', 'Tool call\n\n```unknown\nsearch("regatta")\n```'],
      ['reasoning', 'Result \n\n```\nx\n```'],
      ['reasoning', 'Tool call web.run\n\n```\n{"open": 1}\n```'],
      ['text', won],
    ]);
  });

  it('has the text of its canvas among its words', async () => {
    const { importAll, write, all } = await openImport();
    const drawn = chain(
      { content: said('Write it') },
      { role: 'assistant', recipient: 'canmore.create_textdoc', content: said('{"content": "Row on."}') },
      { role: 'assistant', content: said('There it is.') },
    );
    const { kept } = await importAll(await write('c.json', [chatGptConversation('one', drawn)]));
    const [, answer] = await all(kept[0]!.session.id);
    expect(messageText(answer!)).toContain('Row on.');
  });

  it('is shown when the export ends on one of its steps', async () => {
    const { importAll, write, all } = await openImport();
    const conversation = chatGptConversation('one', searched.slice(0, -1), { current_node: 'n4' });
    const { kept } = await importAll(await write('c.json', [conversation]));
    const messages = await all(kept[0]!.session.id);
    expect([kept[0]!.session.headMessageId, messageText(messages.at(-1)!)]).toEqual([messages.at(-1)!.id, won]);
  });

  it('is not kept again where its steps were kept as messages', async () => {
    const { importAll, write, all, knowledge } = await openImport();
    const idOf = (at: number) => deriveId((1_700_000_000 + at) * 1_000, 'chatgpt', 'one', `n${at}`);
    const message = (at: number, role: 'user' | 'assistant', text: string, before: number | null) => ({
      ...textMessage(role, text, null),
      id: idOf(at),
      metadata: { parentId: before === null ? null : idOf(before), createdAt: (1_700_000_000 + at) * 1_000 },
    });
    const before = [
      message(0, 'user', asked, null),
      message(4, 'assistant', 'Tool call', 0),
      message(7, 'assistant', won, 4),
    ];
    const session = { id: deriveId(1_700_000_000_500, 'chatgpt', 'one'), title: null, createdAt: 1, isPrivate: false };
    await knowledge.memory.save({ session, resourceId: 'local', messages: before });
    const { kept } = await importAll(await write('c.json', [chatGptConversation('one', searched)]));
    expect([kept[0]!.session.id, kept[0]!.added]).toEqual([session.id, 1]);
    const messages = await all(session.id);
    expect(messages.map(messageText)).toEqual([asked, 'Tool call', won, 'Thanks']);
    expect(messages.at(-1)!.metadata!.parentId).toBe(idOf(7));
  });

  it.each([
    ['with steps', searched, asked, won],
    [
      'with a picture',
      chain(
        { content: said({ content_type: 'image_asset_pointer', asset_pointer: 'x' }, 'What bird is in this picture?') },
        { role: 'assistant', content: said('A hoopoe.') },
      ),
      'What bird is in this picture?',
      'A hoopoe.',
    ],
  ])('is recalled to the same question: %s', async (_, nodes, question, answer) => {
    const { importAll, write, all, knowledge } = await openImport();
    const { kept } = await importAll(await write('c.json', [chatGptConversation('one', nodes)]));
    await knowledge.memory.settled();
    const { recalled } = await knowledge.memory.recall(recallOf(question));
    const [prompt] = await all(kept[0]!.session.id);
    expect(recalled.filter(({ isMatch }) => isMatch)).toMatchObject([{ text: answer, parentId: prompt!.id }]);
    expect(recalled.map(({ text }) => text)).toContain(question);
  });
});
