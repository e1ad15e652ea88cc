import type { ErrorData } from '../../../../shared/domain/error-data';
import {
  entryKey,
  cleanEntry,
  mapSections,
  MAX_ENTRY_LENGTH,
  profileSections,
  withoutDoubles,
  type Profile,
  type ProfileDraft,
  type ProfileSection,
} from '../../../../shared/domain/profile';
import { isSameProfile, mergeProfiles } from '../../../../shared/domain/profile-change';
import type { ProfileState } from '../../../../shared/domain/profile-history';

/** An entry as it stands in its field. The id names the field for as long as the row is there. */
export interface Row {
  readonly id: number;
  readonly text: string;
}

/** An edit of the profile that is not saved, and which version it began with. */
export interface Draft {
  readonly base: Profile;
  readonly basedOn: number;
  readonly rows: Readonly<Record<ProfileSection, readonly Row[]>>;
  /** Of the next row. */
  readonly nextId: number;
}

export function startDraft({ profile, version }: Pick<ProfileState, 'profile' | 'version'>): Draft {
  const blank: Draft = {
    base: profile,
    basedOn: version,
    rows: { aboutMe: [], preferences: [], projects: [], people: [], openEnds: [] },
    nextId: 1,
  };
  return withTexts(blank, profile);
}

/** Takes up what was changed elsewhere: what was typed here stays. */
export function rebaseDraft(draft: Draft, { profile, version }: Pick<ProfileState, 'profile' | 'version'>): Draft {
  const merged = mergeProfiles(draft.base, profile, textsOf(draft));
  return withTexts({ ...draft, base: profile, basedOn: version }, merged);
}

/** The draft once its texts are saved, as which they were cleaned. */
export function settleDraft(draft: Draft, { profile, version }: Pick<ProfileState, 'profile' | 'version'>): Draft {
  return withTexts({ ...draft, base: profile, basedOn: version }, profile);
}

/** Rows whose text is there already keep their place on the screen, and with it the focus. */
function withTexts(draft: Draft, texts: ProfileDraft): Draft {
  let { nextId } = draft;
  const toRows = (name: ProfileSection): readonly Row[] => {
    const left = [...draft.rows[name]];
    return texts[name].map((text) => {
      const at = left.findIndex((row) => row.text === text);
      return (at === -1 ? undefined : left.splice(at, 1)[0]) ?? { id: nextId++, text };
    });
  };
  const rows = Object.fromEntries(profileSections.map((name) => [name, toRows(name)])) as Draft['rows'];
  return { ...draft, rows, nextId };
}

export function textsOf({ rows }: Draft): ProfileDraft {
  const of = (name: ProfileSection) => rows[name].map((row) => row.text);
  return {
    aboutMe: of('aboutMe'),
    preferences: of('preferences'),
    projects: of('projects'),
    people: of('people'),
    openEnds: of('openEnds'),
  };
}

/** True when saving would change something. */
export function isChanged(draft: Draft): boolean {
  const cleaned = mapSections(textsOf(draft), (entries) => withoutDoubles(entries.map(cleanEntry)));
  return !isSameProfile(cleaned, draft.base);
}

export function editRow(draft: Draft, section: ProfileSection, id: number, text: string): Draft {
  const edited = draft.rows[section].map((row) => (row.id === id ? { id, text } : row));
  return { ...draft, rows: { ...draft.rows, [section]: edited } };
}

/** A blank row after another one, or at the end; its id is the draft's former `nextId`. */
export function addRow(draft: Draft, section: ProfileSection, afterId: number | null): Draft {
  const rows = draft.rows[section];
  const at = afterId === null ? rows.length : rows.findIndex((row) => row.id === afterId) + 1;
  const added = rows.toSpliced(at, 0, { id: draft.nextId, text: '' });
  return { ...draft, rows: { ...draft.rows, [section]: added }, nextId: draft.nextId + 1 };
}

export function removeRow(draft: Draft, section: ProfileSection, id: number): Draft {
  const kept = draft.rows[section].filter((row) => row.id !== id);
  return { ...draft, rows: { ...draft.rows, [section]: kept } };
}

/** One place up or down; at the end of its section into the next one. */
export function moveRow(draft: Draft, section: ProfileSection, id: number, step: -1 | 1): Draft {
  const rows = draft.rows[section];
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  if (row === undefined) return draft;
  const without = rows.toSpliced(at, 1);
  const to = at + step;
  if (to >= 0 && to < rows.length) {
    return { ...draft, rows: { ...draft.rows, [section]: without.toSpliced(to, 0, row) } };
  }
  const next = profileSections[profileSections.indexOf(section) + step];
  if (next === undefined) return draft;
  const moved = step === 1 ? [row, ...draft.rows[next]] : [...draft.rows[next], row];
  return { ...draft, rows: { ...draft.rows, [section]: without, [next]: moved } };
}

/** What is to be said of a row: that it is too long, or that its section has it already. */
export function rowProblem(draft: Draft, section: ProfileSection, { id, text }: Row): ErrorData | 'double' | null {
  if (isTooLong(text)) return { code: 'profile.entryTooLong', params: { section, limit: MAX_ENTRY_LENGTH } };
  const first = draft.rows[section].find((row) => entryKey(row.text) === entryKey(text));
  return first !== undefined && first.id !== id && cleanEntry(text) !== '' ? 'double' : null;
}

/** The row for which a save was refused: the first that is too long, or the last of a section that is full. */
export function refusedRow(draft: Draft, { code, params }: ErrorData): Row | null {
  const section = profileSections.find((name) => name === params['section']);
  if (section === undefined) return null;
  const rows = draft.rows[section];
  return (code === 'profile.entryTooLong' ? rows.find(({ text }) => isTooLong(text)) : rows.at(-1)) ?? null;
}

function isTooLong(text: string): boolean {
  return cleanEntry(text).length > MAX_ENTRY_LENGTH;
}
