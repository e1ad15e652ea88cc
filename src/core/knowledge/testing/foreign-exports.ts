/** Exports of other programs, as they write them. */

export interface ChatGptNode {
  readonly id: string;
  readonly parent: string | null;
  readonly role?: string;
  readonly recipient?: string;
  readonly content?: unknown;
  /** A number or nothing, where the export is sound. */
  readonly time?: unknown;
  readonly metadata?: unknown;
}

/** A conversation of ChatGPT: an empty root node, then the given ones. Times are seconds. */
export function chatGptConversation(
  id: string,
  nodes: readonly ChatGptNode[],
  change: Readonly<Record<string, unknown>> = {},
): unknown {
  const mapping: Record<string, unknown> = { root: { id: 'root', message: null, parent: null, children: [] } };
  for (const { id: nodeId, parent, content, ...node } of nodes) {
    const { role = 'user', recipient = 'all', time = null, metadata = {} } = node;
    const author = { role, name: null, metadata: {} };
    const message = { id: nodeId, author, create_time: time, content, metadata, recipient };
    mapping[nodeId] = { id: nodeId, message: content === undefined ? null : message, parent: parent ?? 'root' };
  }
  return {
    title: `Title of ${id}`,
    create_time: 1_700_000_000.5,
    update_time: 1_700_000_900,
    mapping,
    current_node: nodes.at(-1)?.id ?? 'root',
    conversation_id: id,
    id,
    ...change,
  };
}

/** Prompts and answers by turns, each after the one before. */
export function chatGptTurns(id: string, ...texts: readonly string[]): unknown {
  return chatGptConversation(
    id,
    texts.map((text, index) => ({
      id: `${id}-${index}`,
      parent: index === 0 ? null : `${id}-${index - 1}`,
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: { content_type: 'text', parts: [text] },
      time: 1_700_000_000 + index,
    })),
  );
}
