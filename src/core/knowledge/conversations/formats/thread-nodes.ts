import type { LecternMessage } from '../../../../shared/chat/message';
import { MAX_TIME } from '../../../../shared/chat/session-export';
import { isDated, UNDATED } from '../../../../shared/chat/known-day';
import { titleOf } from '../../../../shared/chat/title-of';
import { MAX_PROMPT_LENGTH, MAX_TITLE_LENGTH } from '../../../../shared/domain/session';
import { AppError } from '../../../errors';
import { believedTime, timeOfFile, type FileTimes } from '../believed-time';
import type { Conversation } from '../conversation';
import { deriveId } from '../derive-id';
import { foldSteps } from './fold-steps';
import { unknownSenders } from './foreign-errors';

/** A node of a foreign conversation's tree. One without parts is left out; what follows it follows its parent. */
export interface ThreadNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly role: 'user' | 'assistant';
  /** Who sent it, where that is neither: it is left out. */
  readonly unknownSender?: string;
  /** Something done on the way to an answer, whatever its parts are. What says nothing is such a step too. */
  readonly isStep?: boolean;
  /** Unix ms. */
  readonly time: number | null;
  readonly parts: LecternMessage['parts'];
}

export interface ForeignThread {
  /** Which program it comes from, and its id there: with a node's id, what a message's id is made of. */
  readonly source: string;
  readonly id: string;
  readonly title: string | null;
  /** Unix ms. */
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly currentId: string | null;
  readonly nodes: readonly ThreadNode[];
}

interface PlacedNode {
  readonly node: ThreadNode;
  readonly parentId: string | null;
  readonly createdAt: number;
}

/**
 * A foreign conversation as ours. Ids come from what the export says of a conversation and never changes in it, so that an
 * export of a later day gives the same ones. Times that cannot be believed give way to those around them, to the
 * conversation's, and last to the file's; where that tells nothing either, messages have none. Errors: `import.noMessages`,
 * `import.unknownSender` where there are no others, `import.longMessage`.
 */
export function toConversation(thread: ForeignThread, times: FileTimes): Conversation {
  const { source, id, currentId } = thread;
  const isUnknown = ({ unknownSender, parts }: ThreadNode): boolean => unknownSender !== undefined && parts.length > 0;
  const leftOut = unknownSenders(thread.nodes.filter(isUnknown).map(({ unknownSender = '' }) => unknownSender));
  const { nodes, leads } = foldSteps(thread.nodes.map((node) => (isUnknown(node) ? { ...node, parts: [] } : node)));
  const born = thread.createdAt ?? 0;
  const idOf = (node: ThreadNode): string => deriveId(node.time ?? born, source, id, node.id);
  const timeOf = ({ time }: ThreadNode): number | null => believedTime(time, times);
  const begun = believedTime(thread.createdAt, times);
  const changed = believedTime(thread.updatedAt, times);
  const birth = begun ?? earliest(nodes.map(timeOf)) ?? changed ?? timeOfFile(times) ?? UNDATED;
  const { placed, nearest } = placeNodes(nodes, (node) => timeOf(node) ?? birth, idOf);
  const messages = inOrder(placed).map(({ node, parentId, createdAt }): LecternMessage => ({
    id: idOf(node),
    role: node.role,
    metadata: { parentId, createdAt, ...(node.role === 'assistant' && { outcome: 'complete' as const }) },
    parts: node.parts,
  }));
  const first = messages[0];
  const last = messages.at(-1);
  if (first === undefined || last === undefined) throw leftOut ?? new AppError('import.noMessages');
  // In the list a session without a date stands where it came.
  const createdAt = isDated(birth) ? (begun ?? first.metadata?.createdAt ?? birth) : times.arrived;
  return {
    session: {
      id: deriveId(born, source, id),
      title: titleOf(thread.title ?? '', MAX_TITLE_LENGTH - 1) || titleOf(firstPrompt(messages)) || null,
      createdAt,
      lastAccessed: Math.max(createdAt, changed ?? last.metadata?.createdAt ?? createdAt),
      pinned: false,
      isArchived: false,
      modelId: null,
      headMessageId: (currentId === null ? null : nearest.get(leads.get(currentId) ?? currentId)) ?? last.id,
      isPrivate: false,
      recallReach: null,
    },
    messages,
    leftOut,
  };
}

function earliest(times: readonly (number | null)[]): number | null {
  return times.reduce((least, time) => (time === null || (least !== null && least <= time) ? least : time), null);
}

/** Walks the tree from its roots. What hangs on nothing, or runs in a circle, is a root of its own. */
function placeNodes(
  nodes: readonly ThreadNode[],
  timeOf: (node: ThreadNode) => number,
  idOf: (node: ThreadNode) => string,
) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const children = Map.groupBy(nodes, ({ parentId }) => (parentId !== null && byId.has(parentId) ? parentId : null));
  const placed: PlacedNode[] = [];
  /** By node: the message that it is, or that comes before it. */
  const nearest = new Map<string, string | null>();
  const times = new Map<string, number | null>();
  const place = (node: ThreadNode, before: ThreadNode | null): void => {
    const parentId = before === null ? null : (nearest.get(before.id) ?? null);
    const parentTime = before === null ? null : (times.get(before.id) ?? null);
    const own = timeOf(node);
    const createdAt = parentTime === null ? own : Math.max(own, parentTime + 1);
    times.set(node.id, node.parts.length === 0 ? parentTime : createdAt);
    nearest.set(node.id, node.parts.length === 0 ? parentId : idOf(node));
    if (node.parts.length > 0) placed.push({ node: checked(node), parentId, createdAt });
  };
  for (const root of [...(children.get(null) ?? []), ...nodes]) {
    if (nearest.has(root.id)) continue;
    place(root, null);
    const open = [root];
    for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
      for (const child of children.get(parent.id) ?? []) {
        if (nearest.has(child.id)) continue;
        place(child, parent);
        open.push(child);
      }
    }
  }
  return { placed, nearest };
}

/** By time, which grows along every path, and no two at the same. */
function inOrder(placed: readonly PlacedNode[]): readonly PlacedNode[] {
  let last = -1;
  return placed
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .map((each) => {
      last = Math.min(MAX_TIME, Math.max(each.createdAt, last + 1));
      return { ...each, createdAt: last };
    });
}

/** A message that the window could not show is not taken: half of it would be worse. */
function checked(node: ThreadNode): ThreadNode {
  const isLong = node.parts.some((part) => 'text' in part && part.text.length > MAX_PROMPT_LENGTH);
  if (isLong) throw new AppError('import.longMessage', { limit: MAX_PROMPT_LENGTH });
  return node;
}

function firstPrompt(messages: readonly LecternMessage[]): string {
  const prompt = messages.find((message) => message.role === 'user') ?? messages[0];
  return prompt?.parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n') ?? '';
}
