/** What a source does with words. Of one that is no source, a name says that it is none. */
const VERB =
  'says|said|states|stated|reads|writes|wrote|shows|contains|documents|defines|specifies|declares|lists|notes|warns|puts it|' +
  'sagt|schreibt|lautet|steht|enthält|zeigt|dit|écrit|contient|indique|dice';
/** Of more than one: "The docs say". */
const VERB_OF_MANY = 'say|state|read|put it|sagen|schreiben|disent|dicen';
/** What presents words as those of who says them, and not as what they are about. */
const SAYS_WORDS = `says|said|states|stated|reads|writes|wrote|puts it|${VERB_OF_MANY}|sagt|schreibt|lautet|dit|écrit|dice`;
const EXACTLY = 'verbatim|literally|exactly|word for word|as follows|the following|this|so|wörtlich';
const FROM = `according to|in the words of|as per|quoted from|quoting|excerpt of|laut|gemäß|selon|d['’]après`;
/** What is taken from somewhere, and not what is to be taken: "Import it from `dome.py`:". */
const TAKEN =
  'is|comes|code|text|words|wording|lines?|passage|quote|quotation|words|excerpt|snippet|taken|copied|straight|definition|example';
/** So many words may stand between the verb and what it introduces: "says in its second part". */
const SAYS = new RegExp(
  String.raw`^(.{1,100}?)\s+(?:${VERB})(?:\s+(?!(?:no|not|nothing|never|little|nichts|rien)\s)\p{L}+){0,4}$`,
  'iu',
);
const SAYS_SO = new RegExp(
  String.raw`^(.{1,100}?)\s+(?:${VERB}|${VERB_OF_MANY})(?:\s+(?:${EXACTLY}|clearly|explicitly|plainly))*$`,
  'iu',
);
const CLAIMS = new RegExp(String.raw`^(.{1,100}?)\s+(?:${SAYS_WORDS})(?:\s+(?:${EXACTLY}))*$`, 'iu');
const CLAIMS_WORDING = new RegExp(
  String.raw`^(.{1,100}?)\s+(?:${SAYS_WORDS})[\s,]+(?:and\s+)?(?:word for word|verbatim|i quote|wörtlich)(?:\s+(?:that|dass))?$`,
  'iu',
);
/** What may stand between such a verb, or one that names, and a word or two of a source: "call it", "say that it is". */
const OF_IT = String.raw`(?:\s+(?:that|dass))?(?:(?:\s+[\p{L}’']+){1,3}\s+(?:is|are|was|were|be|as|ist|sind|sei|wird)|\s+(?:it|this|them|these|so|es|das|ihn|sie))?`;
const CLAIMS_WORDS = new RegExp(
  String.raw`^(.{1,100}?)\s+(?:${SAYS_WORDS}|calls?|called|describes?|nennt|nennen|bezeichnet|bezeichnen)${OF_IT}(?:\s+(?:${EXACTLY}))*$`,
  'iu',
);
const DENIES = /(?<!\p{L})(?:not?|never|nothing|nowhere|nicht|nichts|nie|kein\p{L}*)(?!\p{L})|n['’]t(?!\p{L})/iu;
/** Who says so is no source, or what is said is not how it is said. */
const NO_WORDING =
  /^(?:so\s+)?(?:i|you|we|one|people|many|some|let['’]?s)(?!\p{L})|(?<!\p{L})(?:in (?:other words|short|essence|effect|brief|my words)|basically|roughly|essentially|paraphras|summari[sz]|sinngemäß|kurz)/iu;
const IS_SAID_IN = new RegExp(String.raw`^(?:${FROM})\s+(.{1,80})$`, 'iu');
/** As tools name a line: `docs/dome.md:3`. */
const AT_LINE = /^([\w./@-]*\w\.\w{1,8}:\d+(?:[-–:]\d+)?)$/;
const IS_FROM = new RegExp(
  String.raw`(?:(?:^|\s)(?:${FROM})|(?:^|(?:^|\s)(?:${TAKEN})\s+)(?:from|aus))\s+(.{1,80})$`,
  'iu',
);
const ITS_WORDS = /^(.{1,100}?)['’]s? (?:own |exact |very )*words(?: are)?$/iu;
const SAID_BY = new RegExp(
  String.raw`^["”“»«’'*_\s]*[,.;]?["”“»«’'*_\s]*(?:so\s+)?(?:${VERB}|${FROM})\s+([^,;:!?\n]{1,80}?)\s*(?:[,;:!?]|\.?\s*$|\.\s)`,
  'iu',
);
const OWN_EXAMPLE =
  /^(?:(?:so|then|now|thus|hence)[\s,]+)?(?:(?:for example|for instance|e\.g\.)[\s,]+)?(?:you (?:could|can|might|would|may) (?:\p{L}+ ){0,3}(?:write|do|use|call|try|add|run)\b|(?:here(?:['’]s| is) )?(?:an?|my own) (?:\p{L}+ ){0,2}(?:example|sketch)\b|(?:for example|for instance|e\.g\.|something like(?: this)?)$)/iu;
/** What makes it the example of another. */
const TAKEN_FROM =
  /[[［【]\**\^?\d|(?<!\p{L})(?:in|from|by|per|taken|given|shown|docs?|documentation|guide|manual|source)(?!\p{L})/iu;
/** "Per the rules, in `rules.md`, the text is". */
const TEXT_IS =
  /^(?:the |its )?(?:exact |original )?(?:text|wording|passage|rule|line|sentence|paragraph|section)s? (?:is|are|reads?|says?|goes)(?: (?:this|these|so|as follows|the following))?$/iu;
const VERBATIM =
  /^[\s*_#>-]*(?:(?:here(?:['’]s| is)|this is) )?(?:the )?(?:verbatim|word for word|quote|quoted|quoting|(?:exact|original) (?:words|wording|text|quote)|wörtlich)(?: (?:text|quote|directly))?[\s*_]*$/iu;
const TRAILING_NUMBERS = /(?:\s*[[［【][\d\s,–-]+[\]］】])*[\s:,*_]*$/;
const CLAUSE_END = /[.!?;:,]\s+|\n/;
const TRAILING = /[\s:,*_(["“„«»]+$/;
const MAX_CLAUSE = 200;

/** How freely words may be introduced. */
export type Strictness = 'any' | 'exact';

/**
 * What is named by a clause that presents the words behind it as those of a source: "the guide" of "The guide says:" or of
 * "According to the guide,". Null for a clause that presents nothing. `exact`: nothing but how it is said may stand
 * between the verb and its colon.
 */
export function introducing(before: string, strictness: Strictness): string | null {
  const said = before.slice(-MAX_CLAUSE);
  if (presentsVerbatim(said)) return null;
  if (strictness === 'exact' && !/:[\s*_]*$/.test(said)) return null;
  const clause = said.replace(TRAILING, '').split(CLAUSE_END).at(-1)?.trim() ?? '';
  const isText = strictness === 'any' && TEXT_IS.test(clause);
  return (
    (strictness === 'any' ? SAYS : SAYS_SO).exec(clause)?.[1] ??
    IS_FROM.exec(clause.replace(/\s+(?:is|are|reads?)$/i, ''))?.[1] ??
    ITS_WORDS.exec(clause)?.[1] ??
    (isText ? sentenceOf(said) : null)
  );
}

/**
 * What is named by a clause that presents the sentence behind it, which has no mark, as the words of a source: "The docs
 * say:", "According to docs/dome.md:", "docs/dome.md:3:". Null for one that only tells what it is about.
 */
export function claiming(before: string): string | null {
  const said = before.slice(-MAX_CLAUSE);
  if (NO_WORDING.test(sentenceOf(said))) return null;
  const clause = said.replace(TRAILING, '').split(CLAUSE_END).at(-1)?.trim() ?? '';
  const bare = clause.replace(/[`*]/g, '');
  return CLAIMS.exec(clause)?.[1] ?? IS_SAID_IN.exec(clause)?.[1] ?? AT_LINE.exec(bare)?.[1] ?? null;
}

/** The same of one that says that what follows is exact: "The docs say word for word that". */
export function claimsWording(before: string): string | null {
  return CLAIMS_WORDING.exec(sentenceOf(before.slice(-MAX_CLAUSE)))?.[1] ?? null;
}

/**
 * Whether a clause presents a word or two behind it as those of a source: "The docs call it", "The guide says that it is".
 * Without it, marks around so little only set a word apart.
 */
export function claimsWords(before: string): boolean {
  const said = before.slice(-MAX_CLAUSE);
  if (NO_WORDING.test(sentenceOf(said))) return false;
  const clause = said.replace(TRAILING, '').split(CLAUSE_END).at(-1)?.trim() ?? '';
  return !DENIES.test(clause) && (CLAIMS_WORDS.test(clause) || IS_SAID_IN.test(clause));
}

/**
 * Whether a clause introduces an example of the answer's own: "Here is an example [1]:", "For example, you could write:".
 * Not one that has another subject: "The guide gives an example:", "[1] shows, for example:".
 */
export function isOwnExample(before: string): boolean {
  const said = before.slice(-MAX_CLAUSE);
  if (introducing(before, 'any') !== null) return false;
  const sentence = sentenceOf(said);
  return OWN_EXAMPLE.test(sentence) && !TAKEN_FROM.test(sentence);
}

/** Whether a line says nothing but that what follows is quoted: "Verbatim:", "Quote:". */
export function presentsVerbatim(before: string): boolean {
  const said = before.slice(-MAX_CLAUSE).trimEnd();
  return /[:：]\**$/.test(said) && VERBATIM.test(sentenceOf(said));
}

/** What stands after the last full stop, without its numbers and its colon. */
function sentenceOf(said: string): string {
  const sentences = said.replace(TRAILING_NUMBERS, '').split(/[.!?;]\s+|\n/);
  return sentences.at(-1)?.trim() ?? '';
}

/** The same of a clause behind the words: "…, says the guide." */
export function attributing(after: string): string | null {
  return SAID_BY.exec(after.slice(0, MAX_CLAUSE))?.[1] ?? null;
}
