import {
  cleanEntry,
  emptyProfile,
  MAX_ENTRIES,
  MAX_ENTRY_LENGTH,
  MAX_PROFILE_LENGTH,
  profile,
  withoutDoubles,
  type Profile,
} from './profile';

/** The profile as it is stored in Mastra's working memory. */
export function writeProfile(value: Profile): string {
  return JSON.stringify(profile.parse(value));
}

/**
 * The profile that a stored working memory holds. Lectern's first version kept Markdown of at most as many characters:
 * its lines become entries about the user, and none of its words is lost.
 */
export function readProfile(stored: string | null): Profile {
  if (stored === null || stored.trim() === '') return emptyProfile;
  const found = profile.safeParse(parseJson(stored));
  return found.success ? found.data : fromMarkdown(stored);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What marks a line in Markdown and says nothing by itself. */
const MARKER = /^\s*(?:[-*+]\s+|#{1,6}\s+|\d{1,3}[.)]\s+)/;

function fromMarkdown(text: string): Profile {
  const lines = text.split(/\r\n|\n|\r/).map((line) => cleanEntry(line.replace(MARKER, '')));
  const pieces = withoutDoubles(lines).flatMap(splitLine);
  const aboutMe = pieces.length > MAX_ENTRIES ? packLines(pieces) : pieces;
  return profile.parse({ ...emptyProfile, aboutMe: whatFits(withoutDoubles(aboutMe)) });
}

/** A line in pieces that are short enough for an entry, cut at blanks where there are some. */
function splitLine(line: string): readonly string[] {
  if (line.length <= MAX_ENTRY_LENGTH) return [line];
  const blank = line.lastIndexOf(' ', MAX_ENTRY_LENGTH);
  const isPairCut = /[\ud800-\udbff]/.test(line.charAt(MAX_ENTRY_LENGTH - 1));
  const end = blank > 0 ? blank : MAX_ENTRY_LENGTH - (isPairCut ? 1 : 0);
  return [line.slice(0, end).trim(), ...splitLine(line.slice(end).trim())].filter((piece) => piece !== '');
}

/** Short lines put together in the order they have. Any two neighbours are too long for one entry then, so they are few. */
function packLines(lines: readonly string[]): readonly string[] {
  const packed: string[] = [];
  for (const line of lines) {
    const joined = `${packed.at(-1) ?? ''} ${line}`.trim();
    if (packed.length > 0 && joined.length <= MAX_ENTRY_LENGTH) packed[packed.length - 1] = joined;
    else packed.push(line);
  }
  return packed;
}

/** All of what a version of Lectern wrote; of anything longer the beginning. */
function whatFits(entries: readonly string[]): readonly string[] {
  let left = MAX_PROFILE_LENGTH;
  return entries.slice(0, MAX_ENTRIES).filter((text) => (left -= text.length) >= 0);
}
