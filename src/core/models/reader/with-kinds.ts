import { matchTerms, type Terms } from './match-terms';
import { allStemsOf } from './words';

const NUMBER = String.raw`(?:\d|\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|hundert)\b)`;
const TRADE = String.raw`(?:er|or|ist|eer|ian|ant|ress|man|woman|nurse|chef|cook|clerk|judge|pilot|vet)`;
const GERMAN_TRADE = String.raw`(?:er|or|ist|ent|ant|mann|frau|kraft|in)`;

/** What one asks for by a name that the answer seldom has, and how the answer shows that it is of the kind. */
const KINDS: readonly (readonly [name: string, sign: RegExp])[] = [
  [
    'money',
    /[€$£¥₹]|\d\s?(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|JPY|CZK)\b|\b(?:euros?|dollars?|pounds?|cents?|franken|francs?|pfund|kroner|kron[oe]r|kronen|crowns|yen|z[łl]oty|rupees?|pesos?)(?!\p{L})/iu,
  ],
  [
    'colour',
    /(?<!\p{L})(?:black|white|gr[ea]y|red|blue|green|yellow|orange|brown|purple|violet|pink|beige|silver|golden|turquoise|(?:schwarz|weiß|grau|rot|blau|grün|gelb|braun|lila|violett|rosa|silbern|türkis)(?:e[mnrs]?)?)(?!\p{L})/iu,
  ],
  ['time', /\b\d{1,2}:\d{2}\b|\b\d{1,2}\s?(?:[ap]\.?m\b|o[’']clock\b|Uhr\b)/i],
  ['birthday', new RegExp(String.raw`\bborn\b|\bgeboren\b|\b(?:turns?|turned|wird|wurde)\b[^.!?]*${NUMBER}`, 'i')],
  [
    'job',
    new RegExp(
      [
        String.raw`\b(?:I|i)(?: am|[’']m)\b[^.!?]{0,40}\ban? (?:[\p{L}\-]+ ){0,2}[\p{L}\-]+${TRADE}(?!\p{L})`,
        String.raw`\b[Ii]ch bin (?:\p{Lu}\p{L}+, )?(?:eine? )?\p{Lu}[\p{L}\-]+${GERMAN_TRADE}(?!\p{L})`,
        // As a profile says it.
        String.raw`^(?:Is|Am) an? (?:[\p{L}\-]+ ){0,2}[\p{L}\-]+${TRADE}(?!\p{L})`,
        String.raw`^(?:Ist|Bin) (?:eine? )?\p{Lu}[\p{L}\-]+${GERMAN_TRADE}(?!\p{L})`,
        String.raw`\b[Ww]orks? (?:as|at|for)\b`,
        String.raw`\b[Aa]rbeitet? (?:als|bei)\b`,
      ].join('|'),
      'u',
    ),
  ],
  ['sibling Geschwister', /(?<!\p{L})(?:brother|sister|bruder|brüder|schwester)(?:s|n)?(?!\p{L})/iu],
  ['name', /\b(?:[Ii](?: am|[’']m)|[Ii]ch bin|[Cc]all me) (?=\p{Lu}\p{L}+(?:[,.!]|$| and| und))/u],
];

/** What was said, with the names of the kinds of answers in it behind: "45 euros" are money. */
export function withKinds(said: string): string {
  return [said, ...kindsIn(said)].join(' ');
}

/** Names of the kinds of answers that are in what was said. */
export function kindsIn(said: string): readonly string[] {
  return KINDS.filter(([, sign]) => sign.test(said)).map(([name]) => name);
}

/** As `matchTerms`, by kinds too: beside a word that was said, or where nothing but the kind is asked for. */
export function matchSaid(terms: Terms, said: string, toStems = allStemsOf): number {
  const { share } = matchTerms(terms, said, toStems);
  return share > 0 || terms.size === 1 ? matchTerms(terms, withKinds(said), toStems).share : 0;
}
