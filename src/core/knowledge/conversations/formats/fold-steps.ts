import type { ThreadNode } from './thread-nodes';

export interface FoldedThread {
  /** The same nodes: of those that make one answer, one has the parts of all, and the others have none. */
  readonly nodes: readonly ThreadNode[];
  /** By a node that lost its parts, the one that has them. */
  readonly leads: ReadonlyMap<string, string>;
}

/**
 * Puts what a program did on the way to an answer, such as thoughts, calls and their results, into that answer, so that it
 * follows its prompt. It is the message that it was without them: the last one that says something.
 */
export function foldSteps(nodes: readonly ThreadNode[]): FoldedThread {
  const parts = new Map<string, ThreadNode['parts']>();
  const leads = new Map<string, string>();
  for (const group of chainsOf(nodes).flatMap(groupsOf)) {
    const lead = group.findLast(isSaid) ?? group.at(-1);
    if (lead === undefined || group.length === 1) continue;
    for (const { id } of group) {
      parts.set(id, []);
      leads.set(id, lead.id);
    }
    leads.delete(lead.id);
    parts.set(
      lead.id,
      group.flatMap((node) => node.parts),
    );
  }
  return { nodes: nodes.map((node) => ({ ...node, parts: parts.get(node.id) ?? node.parts })), leads };
}

/** The longest runs of answers of which each has but the next one behind it. A circle has no beginning, and is none. */
function chainsOf(nodes: readonly ThreadNode[]): readonly (readonly ThreadNode[])[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const children = Map.groupBy(nodes, ({ parentId }) => parentId);
  const nextOf = ({ id, role }: ThreadNode): ThreadNode | null => {
    const [next, ...others] = children.get(id) ?? [];
    return next === undefined || others.length > 0 || role === 'user' || next.role === 'user' ? null : next;
  };
  const isFirst = (node: ThreadNode): boolean => {
    const parent = node.parentId === null ? undefined : byId.get(node.parentId);
    return parent === undefined || nextOf(parent) !== node;
  };
  return nodes.filter(isFirst).map((first) => {
    // Two of one id may lead into a circle.
    const chain = new Set<ThreadNode>();
    for (let node: ThreadNode | null = first; node !== null && !chain.has(node); node = nextOf(node)) chain.add(node);
    return [...chain];
  });
}

/** What makes one answer each. What is said right behind another such message, as on "Continue", is a message of its own. */
function groupsOf(chain: readonly ThreadNode[]): readonly (readonly ThreadNode[])[] {
  const groups: ThreadNode[][] = [];
  for (const node of chain.filter(({ parts }) => parts.length > 0)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group === undefined || last === undefined || (isSaid(last) && isSaid(node))) groups.push([node]);
    else group.push(node);
  }
  return groups;
}

function isSaid({ isStep = false, parts }: ThreadNode): boolean {
  return !isStep && parts.some(({ type }) => type === 'text');
}
