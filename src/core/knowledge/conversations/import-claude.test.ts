import { describe, expect, it } from 'vitest';
import { messageText } from '../memory/message-rows';
import { openImport, says } from '../testing/temporary-import';

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
    const { importAll, write, all } = await openImport();
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
    expect(messageText(messages[1]!)).toBe('They float.');
    expect(messages[2]!.metadata!.parentId).toBe(messages[1]!.id);
  });

  it('has what was made beside it as words of its answer, and calls of all else as steps', async () => {
    const { importAll, write, all } = await openImport();
    const made = { command: 'create', title: 'Boats', content: 'Boats float.', language: 'en' };
    const content = [
      { type: 'tool_use', name: 'artifacts', input: made },
      { type: 'tool_use', name: 'artifacts', input: { command: 'update', old_str: 'a', new_str: 'They sink.' } },
      { type: 'tool_use', name: 'look', input: made },
    ];
    const { kept } = await importAll(
      await write('conversations.json', [conversation([message('m1', 'assistant', { content })])]),
    );
    const [answer] = await all(kept[0]!.session.id);
    expect(messageText(answer!)).toBe('Boats\n\n```en\nBoats float.\n```\nTool call artifacts\n\n```\nThey sink.\n```');
  });

  it('keeps its branches when it names parents', async () => {
    const { importAll, write, all } = await openImport();
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
