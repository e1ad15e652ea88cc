/** A name this unlike what was asked for is of no help. */
const MIN_ALIKE = 0.4;

/** The paths that a path which is not there was most likely meant as, best first, at most `count`. */
export function nearestPaths(asked: string, paths: readonly string[], count: number): readonly string[] {
  const steps = stepsOf(asked);
  const pairs = pairsOf(steps.at(-1) ?? '');
  const folder = `${steps.join('/')}/`;
  return paths
    .flatMap((path) => {
      const own = stepsOf(path);
      const name = alike(pairs, pairsOf(own.at(-1) ?? ''));
      const isInside = own.join('/').startsWith(folder);
      if (name < MIN_ALIKE && !isInside) return [];
      const shared = steps.filter((step) => own.includes(step)).length / steps.length;
      return [{ path, score: 2 * name + shared + (isInside ? 1 : 0) }];
    })
    .toSorted((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1))
    .slice(0, count)
    .map(({ path }) => path);
}

function stepsOf(path: string): readonly string[] {
  return path.toLowerCase().split('/');
}

/** Pairs of characters of a file's name without its ending. */
function pairsOf(name: string): ReadonlySet<string> {
  const padded = ` ${name.replace(/(?<=.)\.[^.]*$/, '')} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)));
}

/** Dice's coefficient: 1 for the same, 0 for nothing in common. */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const pair of one) if (other.has(pair)) both += 1;
  return (2 * both) / (one.size + other.size);
}
