import { codeSpan, escapeMarkdown, linkTo } from './escape-markdown';

const TEXT = '(?<WORDS>(?:[^\\]\\\\]|\\\\[^]){0,300})';
const words = (name: string): string => TEXT.replace('WORDS', name);

/** Macros, quoted text and references (docs.asciidoctor.org/asciidoc/latest). */
const INLINE = new RegExp(
  [
    '(?<!\\w)`\\+?(?<code>[^`\\s](?:[^`]{0,500}?[^`\\s])??)\\+?`(?!\\w)',
    '\\+{3}(?<raw>[^+]{1,500})\\+{3}|(?<![\\w+])\\+{1,2}(?<literal>[^\\s+](?:[^+\\n]{0,300}[^\\s+])?)\\+{1,2}(?![\\w+])',
    '"`(?<quoted>[^`\\n]{1,500})`"',
    `(?<macro>xref|link|mailto|kbd|btn|menu|footnote|pass|stem|latexmath|asciimath|image|icon|anchor|indexterm2?):{1,2}(?<target>[^\\s\\[\\]]{0,300})\\[${words('content')}\\]`,
    `(?<![\\w:])[a-z][a-z\\d_-]{1,30}:(?<name>[\\w.{][\\w./@{}-]{0,200})\\[${words('said')}\\]`,
    `(?<address>https?://[^\\s\\[\\]<>]{1,500})\\[${words('label')}\\]`,
    '<<(?<reference>[^<>,\\n]{1,200})(?:,(?<title>[^<>]{1,300}))?>>',
    '\\[\\[[^\\[\\]\\n]{1,200}\\]\\]|\\(\\(\\([^()\\n]{1,200}\\)\\)\\)',
    '\\(\\((?<term>[^()\\n]{1,200})\\)\\)',
    '(?:\\[[^\\[\\]\\n]{0,100}\\])?(?<![\\w#])#{1,2}(?<marked>[^\\s#](?:[^#\\n]{0,300}[^\\s#])?)#{1,2}(?![\\w#])',
    '(?<![\\w*])\\*{1,2}(?<strong>[^\\s*](?:[^*]{0,500}[^\\s*])?)\\*{1,2}(?![\\w*])',
    '(?<![\\w_])_{1,2}(?<emphasis>[^\\s_](?:[^_]{0,500}[^\\s_])?)_{1,2}(?![\\w_])',
    '\\{(?<attribute>nbsp|sp|empty|zwsp)\\}',
    '(?<break> \\+)$',
    '\\\\(?<escaped>[`*_#+{<^~\\[])',
  ].join('|'),
  'gm',
);

type Groups = Readonly<Record<string, string | undefined>>;

/** A paragraph of AsciiDoc as Markdown. */
export function showAsciidoc(text: string): string {
  let [shown, from] = ['', 0];
  for (const { 0: written, index, groups = {} } of text.matchAll(INLINE)) {
    shown += escapeMarkdown(text.slice(from, index)) + showMark(groups);
    from = index + written.length;
  }
  return shown + escapeMarkdown(text.slice(from));
}

/** The same without any marks. */
export function plainAsciidoc(text: string): string {
  const plain = text.replace(INLINE, (...match: readonly unknown[]) => {
    // The groups come last: each is what its name says of INLINE.
    const {
      macro,
      target = '',
      content = '',
      address,
      label,
      reference,
      title,
      name,
      said,
      ...rest
    } = match.at(-1) as Groups;
    if (macro !== undefined) return macro === 'anchor' || macro === 'icon' ? '' : unescape(content) || target;
    if (name !== undefined) return ofExtension(name, said);
    if (address !== undefined) return unescape(label ?? '') || address;
    if (reference !== undefined) return title?.trim() ?? reference;
    const { code, raw, literal, quoted, term, marked, strong, emphasis, escaped } = rest;
    return code ?? raw ?? literal ?? quoted ?? term ?? marked ?? strong ?? emphasis ?? escaped ?? '';
  });
  return plain.trim();
}

function showMark(groups: Groups): string {
  const { code, macro, target = '', content = '', address, label = '', reference, title, name, said } = groups;
  if (code !== undefined) return codeSpan(code);
  if (macro !== undefined) return showMacro(macro, target, unescape(content));
  if (name !== undefined) return codeSpan(ofExtension(name, said));
  if (address !== undefined)
    return linkTo(showAsciidoc(unescape(label).replace(/,?\s*(?:window|role)=.*$/, '')) || address, address);
  if (reference !== undefined) return title === undefined ? escapeMarkdown(reference) : showAsciidoc(title.trim());
  const { strong, emphasis, quoted, marked, term, raw, literal, escaped, attribute } = groups;
  if (strong !== undefined) return `**${showAsciidoc(strong)}**`;
  if (emphasis !== undefined) return `*${showAsciidoc(emphasis)}*`;
  if (quoted !== undefined) return `"${showAsciidoc(quoted)}"`;
  if (marked !== undefined || term !== undefined) return showAsciidoc(marked ?? term ?? '');
  if (groups['break'] !== undefined) return '\\';
  if (attribute !== undefined) return attribute === 'empty' || attribute === 'zwsp' ? '' : ' ';
  return escapeMarkdown(raw ?? literal ?? escaped ?? '');
}

/** A macro of a project's own (`linkgit:git-add[1]`) is about what it names, unless it says so in words. */
function ofExtension(name: string, said = ''): string {
  return /\p{L}/u.test(said) ? unescape(said) : name;
}

function showMacro(macro: string, target: string, content: string): string {
  switch (macro) {
    case 'kbd':
    case 'stem':
    case 'latexmath':
    case 'asciimath':
      return codeSpan(content);
    case 'menu':
      return escapeMarkdown(content === '' ? target : `${target} › ${content.replace(/\s*>\s*/g, ' › ')}`);
    case 'footnote':
      return content === '' ? '' : ` (${showAsciidoc(content)})`;
    case 'image':
      return escapeMarkdown(altOf(content));
    case 'icon':
    case 'anchor':
    case 'indexterm':
      return '';
    case 'link':
      return linkTo(showAsciidoc(content.replace(/\^$/, '')) || escapeMarkdown(target), target);
    case 'pass':
      return escapeMarkdown(content);
    default:
      return content === '' ? escapeMarkdown(target) : showAsciidoc(content);
  }
}

/** What a picture says where it is not seen: its first attribute that has no name, or the one that is named so. */
export function altOf(attributes: string): string {
  const first = /^\s*(?:"([^"]*)"|([^,=]*))(?:,|$)/.exec(attributes);
  return (first?.[1] ?? first?.[2] ?? /\balt="?([^",]*)/.exec(attributes)?.[1] ?? '').trim();
}

function unescape(content: string): string {
  return content.replace(/\\\]/g, ']');
}
