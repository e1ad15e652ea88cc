/** What speaks for a passage. Numbers are 0 where nothing does. */
export interface Evidence {
  readonly id: number;
  readonly fileId: number;
  readonly path: string;
  /** Of full text, any positive scale. */
  readonly words: number;
  /** Cosine of the question's and the passage's vector; null while the passage has none. */
  readonly meaning: number | null;
  /** How well the question names the page, 0 to 1. */
  readonly title: number;
  /** How well it names the source, of several, 0 to 1 (named-sources.ts). */
  readonly source: number;
  /** Share of the rare names out of code in the question that it holds, 0 to 1 (name-matches.ts). */
  readonly names: number;
  /** Where it defines a name that is asked for, the share of the question that this is; else 0 (find-definitions.ts). */
  readonly defines: number;
  /** Share of the phrases in quotation marks that it holds, 0 to 1 (find-phrases.ts). */
  readonly phrases: number;
  /** Pages that the passage links to. */
  readonly links: readonly number[];
}

export interface Ranked {
  readonly id: number;
  readonly fileId: number;
  readonly score: number;
}

/** How a question is put: who asks in a sentence asks for what explains. */
export type Asked = 'keywords' | 'sentence';

/** Shares of the score, found on graded questions over the documentation of several projects (bench docs). */
const WORDS = 0.4;
const MEANING = 0.25;
const TITLE = 0.35;
const LINKED = 0.2;
/** Above what a page of another source has by its title and its words. */
const SOURCE = 0.6;
/** Holding a name that is asked for and hardly stands elsewhere, whatever kind of file it is. */
const NAMED = 0.6;
/** Defining a name that is all that is asked, before whatever uses it. */
export const DEFINED = 2;
/** What each further passage of a page adds, up to so many. */
const OTHERS = 0.4;
const COUNTED = 4;
/** Holding what is asked for in quotation marks, before all else. */
export const QUOTED = 5;
/** Passages whose links count: what answers, links to what answers better. */
const LINKING = 20;
/** What a passage keeps of its score for each better one of its file. */
const SAME_FILE = 0.75;

/**
 * Fuses what speaks for each passage by score: words and meaning are scaled to their own best, so their units do not
 * matter; a page gains by its title and by links from the best passages; passages of one file step back behind those
 * of others. Best first; every passage comes back once.
 */
export function rankPassages(evidence: readonly Evidence[], asked: Asked = 'keywords'): readonly Ranked[] {
  const weigh = ownScale(evidence);
  const own = new Map(evidence.map((each) => [each.id, weigh(each)]));
  const ownOf = (id: number): number => own.get(id) ?? 0;
  const linked = linkCredit(evidence, ownOf);
  const others = otherPassages(evidence, ownOf);
  const fused = evidence
    .map(({ id, fileId, path, title, source, names, defines, phrases }) => {
      const page = (others.get(fileId) ?? 0) + TITLE * title + SOURCE * source + LINKED * (linked.get(fileId) ?? 0);
      return {
        id,
        fileId,
        score: standing(path, asked) * (ownOf(id) + page + DEFINED * defines ** 2) + NAMED * names + QUOTED * phrases,
      };
    })
    .toSorted((a, b) => b.score - a.score || a.id - b.id);
  const seen = new Map<number, number>();
  const spread = fused.map(({ id, fileId, score }) => {
    const before = seen.get(fileId) ?? 0;
    seen.set(fileId, before + 1);
    return { id, fileId, score: score * SAME_FILE ** before };
  });
  return spread.toSorted((a, b) => b.score - a.score || a.id - b.id);
}

/** What its own words and meaning say for a passage, at most .65, where the best of the evidence have all of it. */
export function ownScale(
  evidence: readonly Pick<Evidence, 'words' | 'meaning'>[],
): (passage: Pick<Evidence, 'words' | 'meaning'>) => number {
  const bestWords = Math.max(Number.MIN_VALUE, ...evidence.map((each) => each.words));
  const meanings = evidence.flatMap((each) => each.meaning ?? []);
  const bestMeaning = Math.max(Number.MIN_VALUE, ...meanings);
  return ({ words, meaning }) => {
    const said = Math.max(0, words) / bestWords;
    // What is not embedded yet may not lose to what is: it means as much of the question as it says.
    const meant = meaning === null ? (meanings.length > 0 ? said : 0) : Math.max(0, meaning) / bestMeaning;
    return WORDS * said + MEANING * meant;
  };
}

/** What the passages of a page after its best add to it, each less than the one before. */
function otherPassages(evidence: readonly Evidence[], ownOf: (id: number) => number): ReadonlyMap<number, number> {
  const scores = new Map<number, number[]>();
  for (const { id, fileId } of evidence) {
    const own = scores.get(fileId);
    if (own === undefined) scores.set(fileId, [ownOf(id)]);
    else own.push(ownOf(id));
  }
  const sum = (own: readonly number[]): number =>
    own
      .toSorted((a, b) => b - a)
      .slice(1, COUNTED)
      .reduce((total, score, at) => total + score * OTHERS ** (at + 1), 0);
  return new Map([...scores].map(([fileId, own]) => [fileId, sum(own)]));
}

/** For each page that the best passages link to, the sum of their scores, scaled to its best. */
function linkCredit(evidence: readonly Evidence[], ownOf: (id: number) => number): ReadonlyMap<number, number> {
  const best = evidence.toSorted((a, b) => ownOf(b.id) - ownOf(a.id) || a.id - b.id).slice(0, LINKING);
  const credit = new Map<number, number>();
  for (const { id, links } of best) {
    for (const page of new Set(links)) credit.set(page, (credit.get(page) ?? 0) + ownOf(id));
  }
  const most = Math.max(Number.MIN_VALUE, ...credit.values());
  return new Map([...credit].map(([page, sum]) => [page, sum / most]));
}

const DATED =
  /(?:^|\/)(?:blog|news|posts?|archive|announcements?|releases?|rel(?:ease)?-?notes|whats-?new|changelogs?)(?:\/|\.|$)|(?:^|\/)(?:change-?log|history|releases|migrat|upgrad)|\/\d{4}\/|\d{4}-\d\d-\d\d/i;
const PROSE =
  /\.(?:mdx?|markdown|rst|adoc|asciidoc|txt|org|textile|html?|ipynb)$|(?:^|\/)(?:readme|install|contributing|todo|faq|guide|hacking|howto|introduction|manual|porting|security|support|testing|upgrading|usage)$/i;
/** Lists for tools, whatever their ending says. */
const LIST = /(?:^|\/)(?:cmakelists|requirements[^/]*|constraints)\.txt$/i;
const TEST =
  /(?:^|\/)(?:__tests__|tests?|specs?|t|fixtures?|__fixtures__|test-?data)\/|[._-](?:test|spec)\.[a-z]+$|(?:^|\/)test_[^/]*$/i;

/** What kinds of files keep of their score: code as those who ask in keywords want it, and who ask in a sentence. */
const CODE = { keywords: 0.8, sentence: 0.7 };
const TESTING = { keywords: 0.64, sentence: 0.5 };
/** What tests read. */
const DATA = /\.(?:txt|html?)$|(?:^|\/)(?:fixtures?|__fixtures__|test-?data)\//i;
const TEST_DATA = 0.8;

/**
 * What a page's kind says of it: news and release notes age, and code is asked for less often than what explains it, a
 * test less often than what it tests; least by who asks in a sentence, and not by its words.
 */
function standing(path: string, asked: Asked): number {
  return (DATED.test(path) ? 0.75 : 1) * standingOfKind(path, asked);
}

function standingOfKind(path: string, asked: Asked): number {
  const isTest = TEST.test(path);
  if (PROSE.test(path) && !LIST.test(path)) return isTest && DATA.test(path) ? TEST_DATA : 1;
  return isTest ? TESTING[asked] : CODE[asked];
}
