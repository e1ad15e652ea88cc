import type { Client } from '@libsql/client';
import type { AskedWords } from './asked-words';
import { chooseSections } from './choose-sections';
import type { Definitions } from './find-definitions';
import type { Phrases } from './find-phrases';
import { readSections } from './passage-rows';
import { DEFINED, ownScale, QUOTED, rankPassages, type Evidence, type Ranked } from './rank-passages';
import type { Meaning } from './vector-store';

/** Pages whose sections are chosen anew: a search shows about so many. */
const CHOSEN_PAGES = 5;

export interface SourceEvidence extends Evidence {
  readonly sourceId: number;
}

export interface SectionSearch {
  readonly client: Client;
  readonly words: ReadonlyMap<number, number>;
  readonly meaning: Meaning | null;
  readonly definitions: Definitions;
  readonly phrases: Phrases;
  readonly asked: Pick<AskedWords, 'isSentence' | 'reading'>;
  /** Stems of the question that tell no section apart (untelling-words.ts). */
  readonly untelling: ReadonlySet<string>;
}

/** Ranks pages by the evidence, and then the sections of the first of them by their headings too. */
export async function rankSections(
  question: string,
  evidence: readonly SourceEvidence[],
  { client, words, meaning, definitions, phrases, asked, untelling }: SectionSearch,
): Promise<readonly Ranked[]> {
  // Who names something out of code asks for code, in a sentence too.
  const ranked = rankPassages(evidence, asked.isSentence && definitions.share === 0 ? 'sentence' : 'keywords');
  const pages = [...new Set(ranked.map(({ fileId }) => fileId))].slice(0, CHOSEN_PAGES);
  const sourceIds = new Map(evidence.map(({ fileId, sourceId }) => [fileId, sourceId]));
  const weigh = ownScale(evidence);
  // Who asks for a name alone wants its definition; who asks more of it, the section that says so.
  const defining = definitions.share === 1 ? definitions.ids : new Set();
  const sections = (await readSections(client, pages)).map((section) => {
    const said = words.get(section.id) ?? 0;
    const own = weigh({ words: said, meaning: meaning?.of(sourceIds.get(section.fileId) ?? 0, section.id) ?? null });
    const wanted = (defining.has(section.id) ? DEFINED : 0) + QUOTED * (phrases.held.get(section.id) ?? 0);
    return { ...section, own: own + wanted };
  });
  return chooseSections(question, ranked, sections, asked.reading, untelling);
}
