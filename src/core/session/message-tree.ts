import type { MessageNode } from '../../shared/chat/message-node';
import type { Versions } from '../../shared/contract/sessions';

/** Where the messages of a session stand: two with one parent are versions of each other. */
export interface MessageTree {
  /** Adds messages; one that is there already is moved when it has another parent now. */
  add(nodes: readonly MessageNode[]): void;
  has(id: string): boolean;
  /** All that follows a message, on whatever path; all messages for null. */
  behind(id: string | null): readonly string[];
  /** The newest last message of the paths that lead through this one. */
  leafOf(id: string): string;
  /** `path`: ids of messages that are there. */
  versionsOn(path: readonly string[]): Versions;
  /** Takes out a message that nothing follows. */
  remove(id: string): void;
}

export function createMessageTree(): MessageTree {
  const nodes = new Map<string, MessageNode>();
  const children = new Map<string | null, MessageNode[]>();
  const takeOut = (node: MessageNode): void => {
    nodes.delete(node.id);
    children.set(
      node.parentId,
      (children.get(node.parentId) ?? []).filter((child) => child !== node),
    );
  };
  const versionsOf = ({ parentId, role }: MessageNode): readonly MessageNode[] =>
    (children.get(parentId) ?? []).filter((node) => node.role === role).toSorted(byAge);

  return {
    add(added) {
      for (const node of added) {
        const known = nodes.get(node.id);
        if (known?.parentId === node.parentId) continue;
        // A turn that waited has its place only once it opens.
        if (known !== undefined) takeOut(known);
        nodes.set(node.id, node);
        children.set(node.parentId, [...(children.get(node.parentId) ?? []), node]);
      }
    },
    has: (id) => nodes.has(id),
    behind(id) {
      const found = new Set<string>();
      const left = [id];
      for (let next = left.pop(); next !== undefined; next = left.pop()) {
        for (const child of children.get(next) ?? []) {
          // Taking each once ends a damaged chain that runs in a circle.
          if (found.has(child.id)) continue;
          found.add(child.id);
          left.push(child.id);
        }
      }
      return [...found];
    },
    leafOf(id) {
      let leaf = id;
      // Taking each message once ends a damaged chain that runs in a circle.
      const taken = new Set<string>();
      while (!taken.has(leaf)) {
        taken.add(leaf);
        leaf = (children.get(leaf) ?? []).toSorted(byAge).at(-1)?.id ?? leaf;
      }
      return leaf;
    },
    versionsOn: (path) =>
      Object.fromEntries(
        path
          .flatMap((id) => nodes.get(id) ?? [])
          .map((node) => [node.id, versionsOf(node).map(({ id }) => id)] as const)
          .filter(([, ids]) => ids.length > 1),
      ),
    remove(id) {
      const node = nodes.get(id);
      if (node !== undefined) takeOut(node);
    },
  };
}

function byAge(a: MessageNode, b: MessageNode): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}
