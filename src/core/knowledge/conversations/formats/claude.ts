import { z } from 'zod';
import type { LecternMessage } from '../../../../shared/chat/message';
import { wording, fill } from '../../../../shared/text/wording';
import type { FileTimes } from '../believed-time';
import type { Conversation } from '../conversation';
import { malformed } from './foreign-errors';
import { filePart, madePart, reasoningPart, stepPart, textPart, toTime } from './foreign-parts';
import { toConversation, type ThreadNode } from './thread-nodes';

const text = wording.transfer;

const block = z.looseObject({
  type: z.string().catch('text'),
  text: z.string().nullish().catch(null),
  thinking: z.string().nullish().catch(null),
  name: z.string().nullish().catch(null),
  input: z.unknown().optional(),
  content: z.unknown().optional(),
});
type Block = z.infer<typeof block>;

const message = z.looseObject({
  uuid: z.string(),
  sender: z.string(),
  text: z.string().nullish().catch(null),
  content: z.array(block).nullish(),
  created_at: z.string().nullish().catch(null),
  parent_message_uuid: z.string().nullish().catch(null),
  attachments: z
    .array(z.looseObject({ file_name: z.string().catch(''), extracted_content: z.string().nullish().catch(null) }))
    .nullish()
    .catch(null),
  files: z
    .array(z.looseObject({ file_name: z.string().catch('') }))
    .nullish()
    .catch(null),
});
type Message = z.infer<typeof message>;

const conversation = z.looseObject({
  uuid: z.string(),
  name: z.string().nullish().catch(null),
  created_at: z.string().nullish().catch(null),
  updated_at: z.string().nullish().catch(null),
  current_leaf_message_uuid: z.string().nullish().catch(null),
  chat_messages: z.array(message),
});

/**
 * A conversation of Claude's `conversations.json`: a list of messages, in newer exports with their parents. Errors:
 * `import.malformed` and those of `toConversation`.
 */
export function fromClaude(value: unknown, times: FileTimes): Conversation {
  const parsed = conversation.safeParse(value);
  if (!parsed.success) throw malformed('Claude', parsed.error);
  const { uuid, name, created_at, updated_at, current_leaf_message_uuid, chat_messages } = parsed.data;
  const isTree = chat_messages.some((each) => typeof each.parent_message_uuid === 'string');
  return toConversation(
    {
      source: 'claude',
      id: uuid,
      title: name ?? null,
      createdAt: parseTime(created_at),
      updatedAt: parseTime(updated_at),
      currentId: current_leaf_message_uuid ?? null,
      nodes: chat_messages.map((each, index): ThreadNode => ({
        id: each.uuid,
        parentId: (isTree ? each.parent_message_uuid : chat_messages[index - 1]?.uuid) ?? null,
        ...senderOf(each),
        time: parseTime(each.created_at),
        parts: partsOf(each),
      })),
    },
    times,
  );
}

function senderOf({ sender }: Message): Pick<ThreadNode, 'role' | 'unknownSender'> {
  if (sender === 'human') return { role: 'user' };
  return { role: 'assistant', ...(sender !== 'assistant' && { unknownSender: sender }) };
}

function partsOf(said: Message): LecternMessage['parts'] {
  const blocks = (said.content ?? []).flatMap(blockParts);
  return [
    ...(blocks.length > 0 ? blocks : textPart(said.text ?? '')),
    ...(said.attachments ?? []).flatMap((file) => filePart(file.file_name, file.extracted_content || null)),
    ...(said.files ?? []).flatMap((file) => filePart(file.file_name, null)),
  ];
}

/** A text that is shown beside the conversation, whole or what of it is written anew. */
const artifactInput = z.looseObject({
  title: z.string().optional(),
  content: z.string().optional(),
  new_str: z.string().optional(),
  language: z.string().nullish(),
});

function blockParts(found: Block): LecternMessage['parts'] {
  switch (found.type) {
    case 'text':
      return textPart(found.text ?? '');
    case 'thinking':
      return reasoningPart(found.thinking ?? '');
    case 'tool_use': {
      const name = `${text.toolCall} ${found.name ?? ''}`.trim();
      const artifact = found.name === 'artifacts' ? artifactInput.safeParse(found.input).data : undefined;
      return artifact === undefined
        ? stepPart(name, JSON.stringify(found.input ?? {}, null, 2), 'json')
        : madePart(artifact.title ?? name, artifact.content ?? artifact.new_str ?? '', artifact.language ?? '');
    }
    case 'tool_result':
      return stepPart(fill(text.toolResult, { name: found.name ?? '' }), resultText(found.content));
    default:
      return textPart(found.text ?? '');
  }
}

function resultText(content: unknown): string {
  if (typeof content === 'string') return content;
  const blocks = z.array(z.looseObject({ text: z.string().catch('') })).safeParse(content);
  return blocks.success ? blocks.data.map((each) => each.text).join('\n') : '';
}

function parseTime(time: string | null | undefined): number | null {
  return toTime(time === null || time === undefined ? null : Date.parse(time));
}
