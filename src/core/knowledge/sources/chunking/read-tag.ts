import { NOTHING } from './file-lines';

export interface Tag {
  /** Lower case, but for components (`Note`). */
  readonly name: string;
  readonly isClosing: boolean;
  /** Index after its `>`. */
  readonly end: number;
}

const NAME = /<(\/?)([A-Za-z][\w.:-]*)/y;

interface TagOptions {
  readonly isJsx?: boolean;
  readonly hasQuotes?: boolean;
  readonly maxLength?: number;
}

/**
 * The tag at `at`: null when none begins there, 'unfinished' when the text ends before it does. In JSX an attribute may
 * be an expression in braces. Quotes count after an equals sign only, as in HTML.
 */
export function readTag(
  text: string,
  at: number,
  { isJsx = false, hasQuotes = true, maxLength = text.length }: TagOptions = {},
): Tag | 'unfinished' | null {
  NAME.lastIndex = at;
  const [start, slash, name] = NAME.exec(text) ?? [];
  if (start === undefined || name === undefined) return null;
  const after = text[at + start.length];
  if (after !== undefined && !/[\s/>]/.test(after)) return null;
  let depth = 0;
  const last = Math.min(text.length, at + maxLength);
  for (let index = at + start.length; index < last; index += 1) {
    const character = text[index];
    if (isJsx && character === '{') depth += 1;
    else if (isJsx && character === '}') depth -= 1;
    else if (depth > 0) continue;
    else if (character === '<') return null;
    else if (character === '>')
      return { name: isComponent(name) ? name : name.toLowerCase(), isClosing: slash === '/', end: index + 1 };
    else if (hasQuotes && (character === '"' || character === "'") && text[index - 1] === '=') {
      index = text.indexOf(character, index + 1);
      if (index < 0) return 'unfinished';
    }
  }
  return 'unfinished';
}

/** `<Note>` is a component; `<DIV>` is HTML as it was once written. */
export function isComponent(name: string): boolean {
  return /^[A-Z]/.test(name) && /[a-z]/.test(name);
}

const INLINE = new Set(
  (
    'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp small span strike strong ' +
    'sub sup time tt u var wbr'
  ).split(' '),
);

const ELEMENTS = new Set([
  ...INLINE,
  ...(
    'address article aside audio base blockquote body br button canvas caption center col colgroup dd details dialog dir ' +
    'div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html ' +
    'iframe img input legend li link main map menu meta meter nav noscript object ol optgroup option output p param ' +
    'picture pre progress rp rt script search section select slot source style summary svg path table tbody td template ' +
    'textarea tfoot th thead title tr track ul video'
  ).split(' '),
]);

export function isElement(name: string): boolean {
  return ELEMENTS.has(name);
}

/** What a reader sees of a tag, as long as the tag and with its line ends: texts in its attributes, or what parts words. */
export function tagWords(tag: string, name: string): string {
  if (tag.includes('\n')) return keepLines(tag, wordsOf(tag.replaceAll('\n', ' '), name));
  return wordsOf(tag, name);
}

function keepLines(tag: string, words: string): string {
  return tag.replace(/[^\n]+/g, (line, at: number) => words.slice(at, at + line.length));
}

function wordsOf(tag: string, name: string): string {
  const texts = isComponent(name) ? COMPONENT_TEXT : ELEMENT_TEXT;
  let words = '';
  for (const match of tag.matchAll(texts)) {
    const value = match[1] ?? match[2] ?? '';
    words = `${words.padEnd(match.index + match[0].length - value.length - 1, ' ')}${value}`;
  }
  if (words !== '') return words.padEnd(tag.length, ' ');
  return (INLINE.has(name) ? NOTHING : ' ').repeat(tag.length);
}

const ELEMENT_TEXT = /\salt=(?:"([^"]*)"|'([^']*)')/gi;
/** Texts that a component is given alone or in a list of objects, as a table of parameters is. */
const COMPONENT_TEXT =
  /(?:\s(?:alt|title|label|caption|description|summary)=|[\s{](?:title|label|caption|name|description|summary):\s{0,20})(?:"([^"]*)"|'([^']*)')/g;
