import { readAsSentence } from '../../../shared/chat/read-as';
import type { SearchDocsOutput } from '../../../shared/chat/tools';
import { inEveryLanguage } from '../../../shared/text/wording';

/** What a search tells of the words that it was asked with. */
type Notes = Partial<Pick<SearchDocsOutput, 'readAs' | 'phraseNotFound' | 'nameNotFound'>>;

/** In front of the names of the files that went along with the prompt. */
const ATTACHED = inEveryLanguage(({ reader }) => reader.attached.slice(0, reader.attached.indexOf('{')));

/** What sentences begin with that hold words of the prompt: those that a search took for others, or did not find, and names. */
export function notesIn(parts: readonly { readonly output?: unknown }[]): readonly string[] {
  const told = parts.flatMap(({ output }) => {
    const notes = notesOf(output);
    const readAs = inEveryLanguage((text) => readAsSentence(notes?.readAs, text));
    const sentences = [notes?.phraseNotFound, notes?.nameNotFound, ...readAs];
    return sentences.filter((note) => typeof note === 'string');
  });
  return [...told, ...ATTACHED];
}

/** The result of a search without them; the very same where it has none. */
export function withoutWords(output: unknown): unknown {
  if (notesOf(output) === null) return output;
  const { readAs: _, phraseNotFound: __, nameNotFound: ___, ...rest } = output as Notes;
  return rest;
}

/** An answer without the paragraphs that begin with them. */
export function withoutNotes(text: string, notes: readonly string[]): string {
  const paragraphs = text.split('\n\n');
  const kept = paragraphs.filter((paragraph) => !notes.some((note) => unescaped(paragraph).startsWith(note)));
  return kept.length === paragraphs.length ? text : kept.join('\n\n');
}

function notesOf(output: unknown): Notes | null {
  if (typeof output !== 'object' || output === null || !('searched' in output)) return null;
  // Only the search of sources tells what it searched.
  const notes = output as Notes;
  const told = [notes.readAs, notes.phraseNotFound, notes.nameNotFound];
  return told.every((note) => note === undefined) ? null : notes;
}

function unescaped(markdown: string): string {
  return markdown.replace(/\\(?=[\\*_`[\]<>])/g, '');
}
