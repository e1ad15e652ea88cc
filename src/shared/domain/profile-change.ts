import { z } from 'zod';
import type { ErrorData } from './error-data';
import {
  cleanEntry,
  entryKey,
  mapSections,
  profileSections,
  toProfile,
  type Profile,
  type ProfileDraft,
  type ProfileResult,
  type ProfileSection,
} from './profile';

/** One thing that a model changes. Flat, because small models fill in flat objects best. */
export const profileOperation = z.object({
  action: z.enum(['add', 'replace', 'remove']),
  section: z.enum(profileSections),
  entry: z
    .string()
    .max(4_000)
    .describe('The new entry to add; or the present one to replace or remove, word for word.'),
  replacement: z.string().max(4_000).optional().describe('For replace: what stands there instead.'),
});
export type ProfileOperation = z.infer<typeof profileOperation>;

const profileLine = z.object({ section: z.enum(profileSections), entry: z.string() });
export type ProfileLine = z.infer<typeof profileLine>;

/** What a change came to, line by line. Both are empty for one that changed the order alone. */
export const profileDifference = z.object({ added: z.array(profileLine), removed: z.array(profileLine) });
export type ProfileDifference = z.infer<typeof profileDifference>;

/** The profile after the operations, all of them or none. What is added and there already is not there twice. */
export function applyOperations(before: Profile, operations: readonly ProfileOperation[]): ProfileResult<Profile> {
  const draft: Record<ProfileSection, readonly string[]> = { ...before };
  for (const operation of operations) {
    const result = applyOne(draft[operation.section], operation);
    if (!result.ok) return result;
    draft[operation.section] = result.value;
  }
  return toProfile(draft);
}

function applyOne(
  entries: readonly string[],
  { action, section, entry, replacement }: ProfileOperation,
): ProfileResult<readonly string[]> {
  const text = cleanEntry(action === 'replace' ? (replacement ?? '') : entry);
  if (text === '') return failed('profile.blank', {});
  if (action === 'add') return done([...entries, text]);
  const at = entries.findIndex(isSame(entry));
  if (at === -1) return failed('profile.noEntry', { section, entry: cleanEntry(entry).slice(0, 100) });
  return done(action === 'remove' ? entries.toSpliced(at, 1) : entries.with(at, text));
}

const isSame = (text: string) => (other: string) => entryKey(other) === entryKey(text);
const done = <T>(value: T): ProfileResult<T> => ({ ok: true, value });
const failed = (code: string, params: ErrorData['params']): ProfileResult<never> => ({
  ok: false,
  problem: { code, params },
});

export function differenceOf(before: ProfileDraft, after: ProfileDraft): ProfileDifference {
  return { added: linesOnlyIn(after, before), removed: linesOnlyIn(before, after) };
}

function linesOnlyIn(draft: ProfileDraft, other: ProfileDraft): ProfileLine[] {
  const only = (section: ProfileSection) => draft[section].filter((entry) => !other[section].includes(entry));
  return profileSections.flatMap((section) => only(section).map((entry) => ({ section, entry })));
}

/**
 * `mine` with what changed from `base` to `theirs` done to it too. What one side changed and the other left alone is
 * taken; what both did stays as mine. Its result may break a limit that neither side does.
 */
export function mergeProfiles(base: ProfileDraft, theirs: ProfileDraft, mine: ProfileDraft): ProfileDraft {
  return mapSections(mine, (entries, name) => mergeEntries(base[name], theirs[name], entries));
}

function mergeEntries(base: readonly string[], theirs: readonly string[], mine: readonly string[]): readonly string[] {
  if (isSameList(base, mine)) return theirs;
  const removed = new Set(base.filter((text) => !theirs.includes(text)));
  const merged = mine.filter((text) => !removed.has(text));
  for (const [at, text] of theirs.entries()) {
    if (base.includes(text) || merged.some(isSame(text))) continue;
    // After the entry that it follows on their side, as far as that is here.
    const before = theirs.slice(0, at).findLast((other) => merged.includes(other));
    merged.splice(before === undefined ? merged.length : merged.indexOf(before) + 1, 0, text);
  }
  return merged;
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, at) => text === right[at]);
}

export function isSameProfile(left: ProfileDraft, right: ProfileDraft): boolean {
  return profileSections.every((name) => isSameList(left[name], right[name]));
}
