import { z } from 'zod';
import type { ErrorData } from './error-data';

/** The sections of the profile, in the order in which they are shown. */
export const profileSections = ['aboutMe', 'preferences', 'projects', 'people', 'openEnds'] as const;
export type ProfileSection = (typeof profileSections)[number];

/** A fact, not a document. In characters (UTF-16), as all limits here. */
export const MAX_ENTRY_LENGTH = 500;
/** What one can look through at a glance, for a section. */
export const MAX_ENTRIES = 40;
/**
 * All entries together. The whole profile goes into every prompt: this is about 2,000 tokens, a quarter of the smallest
 * context that is assumed of a model. A profile of Lectern's first version, in Markdown, had the same limit.
 */
export const MAX_PROFILE_LENGTH = 8_000;

/** By section, in the user's order. */
export type ProfileDraft = Readonly<Record<ProfileSection, readonly string[]>>;

const entry = z
  .string()
  .min(1)
  .max(MAX_ENTRY_LENGTH)
  .refine((text) => cleanEntry(text) === text, 'is not clean');
const section = z
  .array(entry)
  .max(MAX_ENTRIES)
  .refine((entries) => new Set(entries.map(entryKey)).size === entries.length, 'has doubles')
  .readonly();

/** What the user and connected models keep of the user. Nothing else is ever stored. */
export const profile = z
  .object({ aboutMe: section, preferences: section, projects: section, people: section, openEnds: section })
  .readonly()
  .refine((value) => profileLength(value) <= MAX_PROFILE_LENGTH, 'is too long');
export type Profile = z.infer<typeof profile>;

export const emptyProfile: Profile = { aboutMe: [], preferences: [], projects: [], people: [], openEnds: [] };

/** What breaks a line, turns text round, hides it from the eye but not from a model (tags), or cannot be stored. */
const UNFIT = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]+/gu;

/** One line of text without blanks around it; '' when nothing that can be seen is left. */
export function cleanEntry(text: string): string {
  const line = text.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim();
  return /[^\p{Cf}\s]/u.test(line) ? line : '';
}

/** Entries with the same key say the same. */
export function entryKey(text: string): string {
  return cleanEntry(text).toLowerCase();
}

export function profileLength(draft: ProfileDraft): number {
  return profileSections.reduce((sum, name) => sum + draft[name].reduce((length, text) => length + text.length, 0), 0);
}

export function isEmptyProfile(draft: ProfileDraft): boolean {
  return profileSections.every((name) => draft[name].length === 0);
}

/** The same draft with each section's entries put through `change`. */
export function mapSections(
  draft: ProfileDraft,
  change: (entries: readonly string[], name: ProfileSection) => readonly string[],
): ProfileDraft {
  return {
    aboutMe: change(draft.aboutMe, 'aboutMe'),
    preferences: change(draft.preferences, 'preferences'),
    projects: change(draft.projects, 'projects'),
    people: change(draft.people, 'people'),
    openEnds: change(draft.openEnds, 'openEnds'),
  };
}

export type ProfileResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ErrorData };

/** A draft as it may be stored: cleaned, without blanks and doubles; or why it may not. */
export function toProfile(draft: ProfileDraft): ProfileResult<Profile> {
  const cleaned = mapSections(draft, (entries) => withoutDoubles(entries.map(cleanEntry)));
  const problem = problemOf(cleaned);
  if (problem !== null) return { ok: false, problem };
  return { ok: true, value: profile.parse(cleaned) };
}

function problemOf(draft: ProfileDraft): ErrorData | null {
  for (const name of profileSections) {
    if (draft[name].some((text) => text.length > MAX_ENTRY_LENGTH))
      return { code: 'profile.entryTooLong', params: { section: name, limit: MAX_ENTRY_LENGTH } };
    if (draft[name].length > MAX_ENTRIES)
      return { code: 'profile.sectionFull', params: { section: name, limit: MAX_ENTRIES } };
  }
  if (profileLength(draft) <= MAX_PROFILE_LENGTH) return null;
  return { code: 'profile.full', params: { limit: MAX_PROFILE_LENGTH } };
}

/** The first of each, without blanks. */
export function withoutDoubles(entries: readonly string[]): readonly string[] {
  const seen = new Set(['']);
  return entries.filter((text) => {
    const key = entryKey(text);
    return !seen.has(key) && seen.add(key);
  });
}
