import { z } from 'zod';
import { recallReach } from '../../../shared/domain/settings';
import { wording } from '../../../shared/text/wording';

/** How memory was asked for a turn. */
export const recallState = z.object({
  /** What was looked at; `off` while memory is off, `failed` when recall did not come about. */
  reach: z.enum([...recallReach.options, 'off', 'failed']),
  /** What is said in the session is recalled nowhere. */
  isPrivate: z.boolean(),
  /** Messages are not all indexed, so not all could be found. */
  isIndexing: z.boolean(),
  /** Entries of the profile that the prompt means, as recall found. */
  nearInProfile: z.array(z.string()).readonly().optional(),
  /** Unix ms: what "today" in the prompt is. */
  now: z.number(),
});
export type RecallState = z.infer<typeof recallState>;

/** `now` is later than all that was said. */
export const ALL_RECALLED: RecallState = {
  reach: 'all',
  isPrivate: false,
  isIndexing: false,
  now: Date.UTC(2100, 0, 1),
};

const text = wording.reader;
const LIMITS = {
  all: [],
  session: ['recallSession'],
  none: ['recallNone'],
  off: ['recallOff'],
  failed: ['recallFailed'],
} as const satisfies Record<RecallState['reach'], readonly (keyof typeof text)[]>;

const KEPT = { alone: 'noted', beside: 'notedBeside', quoted: 'notedToo' } as const;

/** What was not looked at, if anything. */
export function tellRecall(state: RecallState): readonly string[] {
  return [
    ...LIMITS[state.reach].map((name) => text[name]),
    ...(state.isIndexing && isLookedAt(state) ? [text.recallIndexing] : []),
  ];
}

/** Whether all was looked at that the reach lets recall look at: only then may it be denied that something was told. */
export function isAllLookedAt(state: RecallState): boolean {
  return isLookedAt(state) && !state.isIndexing;
}

function isLookedAt({ reach }: RecallState): boolean {
  return reach === 'all' || reach === 'session';
}

/** What becomes of something that was told: alone, beside a question, or with what is quoted to it. */
export function tellKept({ reach, isPrivate }: RecallState, how: keyof typeof KEPT): string {
  if (isPrivate) return text.notedHere;
  return reach === 'off' ? text.notedOnly : text[KEPT[how]];
}
