import { z } from 'zod';
import type { LecternMessage } from '../../../../shared/chat/message';
import { wording, fill } from '../../../../shared/text/wording';
import { AppError } from '../../../errors';
import type { FileTimes } from '../believed-time';
import type { Conversation } from '../conversation';
import { malformed } from './foreign-errors';
import { filePart, madePart, reasoningPart, stepPart, textPart, toTime } from './foreign-parts';
import { toConversation, type ThreadNode } from './thread-nodes';

const text = wording.transfer;

const content = z.looseObject({
  content_type: z.string().catch('text'),
  // Some programs that write this format have the one text without a list.
  parts: z
    .preprocess((parts) => (typeof parts === 'string' ? [parts] : parts), z.array(z.unknown()).nullish())
    .catch(null),
  text: z.string().nullish().catch(null),
  result: z.string().nullish().catch(null),
  content: z.string().nullish().catch(null),
  language: z.string().nullish().catch(null),
  thoughts: z
    .array(z.looseObject({ summary: z.string().nullish(), content: z.string().nullish() }))
    .nullish()
    .catch(null),
});
type Content = z.infer<typeof content>;

const message = z.looseObject({
  author: z.looseObject({ role: z.string(), name: z.string().nullish().catch(null) }),
  create_time: z.number().nullish().catch(null),
  /** `all`, or the tool that is called. */
  recipient: z.string().nullish().catch(null),
  content: content.nullish(),
  metadata: z
    .looseObject({
      is_visually_hidden_from_conversation: z.boolean().nullish().catch(null),
      attachments: z
        .array(z.looseObject({ name: z.string() }))
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});
type Message = z.infer<typeof message>;

const conversation = z.looseObject({
  id: z.string().nullish(),
  conversation_id: z.string().nullish(),
  title: z.string().nullish().catch(null),
  create_time: z.number().nullish().catch(null),
  update_time: z.number().nullish().catch(null),
  current_node: z.string().nullish().catch(null),
  mapping: z.record(z.string(), z.looseObject({ message: message.nullish(), parent: z.string().nullish() })),
});

/**
 * A conversation of ChatGPT's `conversations.json`: a tree of nodes, each with a message or none. Times are seconds. What the
 * program tells its model, and what it hides, is left out. Errors: `import.malformed` and those of `toConversation`.
 */
export function fromChatGpt(value: unknown, times: FileTimes): Conversation {
  const parsed = conversation.safeParse(value);
  if (!parsed.success) throw malformed('ChatGPT', parsed.error);
  const { mapping, title, create_time, update_time, current_node, ...ids } = parsed.data;
  const id = ids.conversation_id ?? ids.id ?? Object.keys(mapping)[0];
  if (id === undefined) throw new AppError('import.noMessages');
  return toConversation(
    {
      source: 'chatgpt',
      id,
      title: title ?? null,
      createdAt: seconds(create_time),
      updatedAt: seconds(update_time),
      currentId: current_node ?? null,
      nodes: Object.entries(mapping).map(([nodeId, node]) => toNode(nodeId, node.parent ?? null, node.message ?? null)),
    },
    times,
  );
}

const SHOWN: readonly string[] = ['user', 'assistant', 'tool'];
/** What these say is for the model alone. */
const UNSHOWN: readonly string[] = ['system', 'developer'];

function toNode(id: string, parentId: string | null, found: Message | null): ThreadNode {
  const sender = found?.author.role ?? 'assistant';
  const isShown =
    found !== null &&
    !UNSHOWN.includes(sender) &&
    found.metadata?.is_visually_hidden_from_conversation !== true &&
    !/^(?:user|model)_editable_context$/.test(found.content?.content_type ?? '');
  return {
    id,
    parentId,
    role: sender === 'user' ? 'user' : 'assistant',
    ...(!SHOWN.includes(sender) && { unknownSender: sender }),
    isStep: sender !== 'user' && found !== null && isStep(found),
    time: seconds(found?.create_time),
    parts: isShown ? partsOf(found) : [],
  };
}

/** Tools that keep a text beside the conversation. */
const CANVAS = 'canmore.';
const STEPS: readonly string[] = ['thoughts', 'reasoning_recap', 'code', 'execution_output'];

function isStep(found: Message): boolean {
  return found.author.role === 'tool' || isCall(found) || STEPS.includes(found.content?.content_type ?? '');
}

function isCall({ author, recipient }: Message): boolean {
  return author.role === 'assistant' && (recipient ?? 'all') !== 'all';
}

function partsOf(found: Message): LecternMessage['parts'] {
  const { author, content: said, metadata } = found;
  const files = (metadata?.attachments ?? []).flatMap(({ name }) => filePart(name, null));
  if (said === null || said === undefined) return files;
  if (isCall(found) && said.content_type !== 'thoughts') {
    const name = `${text.toolCall} ${found.recipient ?? ''}`;
    const toPart = found.recipient?.startsWith(CANVAS) === true ? madePart : stepPart;
    return [...toPart(name, plainText(said), said.language ?? ''), ...files];
  }
  if (author.role !== 'tool') return [...saidParts(said), ...files];
  return [
    ...stepPart(fill(text.toolResult, { name: author.name ?? '' }), plainText(said)),
    ...imagesOf(said),
    ...files,
  ];
}

function saidParts(said: Content): LecternMessage['parts'] {
  switch (said.content_type) {
    case 'thoughts':
      return reasoningPart(
        (said.thoughts ?? [])
          .flatMap(({ summary, content: thought }) => [summary, thought])
          .filter(Boolean)
          .join('\n\n'),
      );
    case 'reasoning_recap':
      return [];
    case 'code':
      return stepPart(text.toolCall, said.text ?? '', said.language ?? '');
    case 'execution_output':
      return stepPart(fill(text.toolResult, { name: '' }), said.text ?? '');
    default:
      return [...textPart(plainText(said)), ...imagesOf(said)];
  }
}

/** What it says in words, whatever kind it is. */
function plainText(said: Content): string {
  const pieces = (said.parts ?? []).flatMap((piece): string[] => {
    if (typeof piece === 'string') return [piece];
    const spoken = z.looseObject({ text: z.string() }).safeParse(piece);
    return spoken.success ? [spoken.data.text] : [];
  });
  if (pieces.length === 0) pieces.push(said.text ?? said.result ?? said.content ?? '');
  // Marks of citations, which only the program that made them can read, stand between private characters.
  return pieces.join('\n\n').replace(/\u{e200}[^\u{e201}]*\u{e201}/gu, '');
}

/** Images and sounds lie beside the conversations in the archive, and are not taken. */
function imagesOf(said: Content): LecternMessage['parts'] {
  return (said.parts ?? []).flatMap((piece) => {
    const asset = z.looseObject({ asset_pointer: z.string() }).safeParse(piece);
    return asset.success ? textPart(text.attachedImage) : [];
  });
}

/** Beyond this, in the year 5138, a number is taken for the ms that some programs write. */
const LATEST_SECONDS = 1e11;

function seconds(time: number | null | undefined): number | null {
  if (time === null || time === undefined) return null;
  return toTime(time < LATEST_SECONDS ? time * 1_000 : time);
}
