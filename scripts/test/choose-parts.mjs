import { Stop } from '../stop.mjs';

/**
 * Reads the arguments of `npm test`: none runs every part; a part's name runs that one, and what follows goes to its
 * test runner.
 */
export function chooseParts(all, [name, ...runnerArgs]) {
  if (name === undefined) return { names: all, runnerArgs: [] };
  if (all.includes(name)) return { names: [name], runnerArgs };
  throw new Stop(`there is no part "${name}". npm test -- PART, where PART is one of: ${all.join(', ')}`);
}
