import type { RecallScore } from '../../../../shared/chat/message';

export const scoreParts = [
  'words',
  'meaning',
  'session',
  'neighbours',
  'time',
] as const satisfies readonly (keyof RecallScore)[];
type Shares = Readonly<Record<(typeof scoreParts)[number], number>>;

const STEPS = 100;

/** The parts of a score in hundredths, so rounded that they still add up to its total as that is shown. */
export function roundedParts(why: Shares & Pick<RecallScore, 'total'>): Shares {
  const exact = scoreParts.map((part) => why[part] * STEPS);
  const rounded = exact.map(Math.floor);
  const missing = Math.round(why.total * STEPS) - rounded.reduce((sum, value) => sum + value, 0);
  const byRest = exact.map((value, at) => [value % 1, at] as const).toSorted(([one], [other]) => other - one);
  for (const [, at] of byRest.slice(0, Math.max(0, missing))) rounded[at] = (rounded[at] ?? 0) + 1;
  const [words = 0, meaning = 0, session = 0, neighbours = 0, time = 0] = rounded.map((value) => value / STEPS);
  return { words, meaning, session, neighbours, time };
}
