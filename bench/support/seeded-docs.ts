import { seededRandom } from './statistics.ts';

const VOCABULARY = 50_000;
/** Words of one paragraph. */
const PARAGRAPH = 60;
const PARAGRAPHS = 12;

/** Words as frequent as their rank says (Zipf), by inverse sampling. */
export function zipfWords(random: () => number, vocabulary = VOCABULARY): () => string {
  const sums = new Float64Array(vocabulary);
  let sum = 0;
  for (let rank = 0; rank < vocabulary; rank += 1) sums[rank] = sum += 1 / (rank + 1.5);
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = vocabulary - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return wordOf(low);
  };
}

/** Pronounceable, and told apart by its rank: `ba`, `ko`, `bade` … */
export function wordOf(rank: number): string {
  const syllables = 'ba de fi go hu ka le mi no pu ra se ti vo zu la ne pi ro su'.split(' ');
  let word = '';
  for (let rest = rank; ; rest = Math.floor(rest / syllables.length) - 1) {
    word += syllables[rest % syllables.length] ?? '';
    if (rest < syllables.length) return word;
  }
}

/** Markdown pages of headings, paragraphs and listings, about `bytes` in all; one word stands on a single page. */
export function seededDocs(bytes: number): {
  readonly files: Readonly<Record<string, string>>;
  readonly rareWord: string;
} {
  const word = zipfWords(seededRandom(7));
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const files: Record<string, string> = {};
  let size = 0;
  for (let page = 0; size < bytes; page += 1) {
    const sections = Array.from({ length: PARAGRAPHS }, (_, at) =>
      [
        `## ${words(4)}`,
        `${words(PARAGRAPH)}.`,
        ...(at % 4 === 0 ? [`\`\`\`js\n${words(10)}\n${words(10)}\n\`\`\``] : []),
        `See [${words(3)}](./page-${(page * 7) % 100}.md).`,
      ].join('\n\n'),
    );
    const text = [`# ${words(3)}`, ...sections].join('\n\n');
    files[`docs/part-${page % 40}/page-${page}.md`] = text;
    size += text.length;
  }
  const rareWord = 'quetzalcoatlus';
  files['docs/part-0/page-0.md'] += `\n\nThe ${rareWord} is here.\n`;
  return { files, rareWord };
}
