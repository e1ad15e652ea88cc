import { codeSpan, escapeMarkdown, linkTo } from './escape-markdown';

/** Interpreted text, literals, references, substitutions, footnotes and escapes (docutils.sourceforge.io/docs/ref/rst/restructuredtext.html). */
const INLINE = new RegExp(
  [
    /``(?<literal>(?:[^`]|`(?!`)){1,1000})``/,
    /:(?<role>[a-zA-Z][\w:.+-]{0,60}):`(?<content>[^`]{1,1000})`/,
    /`(?<phrase>[^`]{1,1000})`(?<reference>_{0,2})/,
    /(?<![\w`*])(?<word>[a-zA-Z0-9](?:[\w.-]{0,100}[a-zA-Z0-9])?)_{1,2}(?![\w`*])/,
    /\|(?<substitution>[^|\s](?:[^|\n]{0,100}[^|\s])?)\|_{0,2}/,
    /(?<note>\[[^\][\s]{1,100}\])_/,
    /\\(?<escaped>[^])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);
/** `text <target>`, as a link has it and a role may. */
const TITLED = /^([^]*\S)\s*<([^<>]*)>$/;
/** Roles whose content is read as words; that of the others names something in code. */
const WORDS =
  /(?:^|:)(?:ref|doc|term|numref|any|download|abbr|guilabel|menuselection|dfn|emphasis|strong|subscript|superscript|sub|sup|title|title-reference|t|index|eq|keyword|ticket|cite|footcite|issue|user|pr)$/;

/** A paragraph of reStructuredText as Markdown: its emphasis is the same. */
export function showRestructured(text: string): string {
  let [shown, from] = ['', 0];
  for (const { 0: written, index, groups = {} } of text.matchAll(INLINE)) {
    shown += escapeMarkdown(text.slice(from, index), { keepsStars: true }) + showMark(groups);
    from = index + written.length;
  }
  return shown + escapeMarkdown(text.slice(from), { keepsStars: true });
}

/** The same without any marks. */
export function plainRestructured(text: string): string {
  const plain = text.replace(INLINE, (...match: readonly unknown[]) => {
    // The groups come last: each is what its name says of INLINE.
    const { literal, content, phrase, word, substitution, note, escaped } = match.at(-1) as Groups;
    const words = content === undefined ? phrase : withoutSign(content);
    return (
      literal ??
      (words === undefined ? (word ?? substitution ?? note ?? escaped ?? '') : (TITLED.exec(words)?.[1] ?? words))
    );
  });
  return plain.replace(/\*{1,2}(?=\S)([^*]{1,300})(?<=\S)\*{1,2}/g, '$1').trim();
}

type Groups = Readonly<Record<string, string | undefined>>;

function showMark({ literal, role, content, phrase, reference, word, substitution, note, escaped }: Groups): string {
  if (literal !== undefined) return codeSpan(literal);
  if (role !== undefined && content !== undefined) return showRole(role, withoutSign(content));
  if (phrase !== undefined) return showPhrase(phrase, reference ?? '');
  if (escaped !== undefined) return /\s/.test(escaped) ? '' : escapeMarkdown(escaped);
  return escapeMarkdown(word ?? substitution ?? note ?? '');
}

function showRole(role: string, content: string): string {
  const words = TITLED.exec(content)?.[1] ?? content;
  // A number alone says nothing.
  if (role === 'rfc' || role === 'pep') return `${role.toUpperCase()} ${escapeMarkdown(words)}`;
  return WORDS.test(role) ? escapeMarkdown(words) : codeSpan(words);
}

/** A link where it refers to something, else what its document's own role says, which is mostly emphasis. */
function showPhrase(phrase: string, reference: string): string {
  if (reference === '') return `*${escapeMarkdown(phrase)}*`;
  const [, words = phrase, target = ''] = TITLED.exec(phrase) ?? [];
  return linkTo(escapeMarkdown(words), target);
}

/** Sphinx has signs that shorten a name (`~`) or keep it from being a link (`!`). */
function withoutSign(content: string): string {
  return content.replace(/^[~!]/, '');
}
