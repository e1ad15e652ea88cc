import { createCssVariablesTheme, createHighlighterCore, type LanguageInput } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { languageNamed, type Language } from './language-of';

/** A piece of a line, and what it is: a key of the theme's colours, null for plain text. */
export type Token = readonly [text: string, kind: string | null];

/** A line longer than anybody reads stays plain. */
const MAX_LINE_LENGTH = 2_000;
/** The rest of a line that took longer would be drawn as what it began with: the worker ends, and its text stays plain. */
const NO_LINE_LIMIT = 0;

const theme = createCssVariablesTheme({ name: 'lectern', variablePrefix: '--' });

const grammars: Readonly<Record<Language, () => LanguageInput>> = {
  bash: () => import('shiki/langs/shellscript.mjs'),
  c: () => import('shiki/langs/c.mjs'),
  cpp: () => import('shiki/langs/cpp.mjs'),
  csharp: () => import('shiki/langs/csharp.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  dart: () => import('shiki/langs/dart.mjs'),
  diff: () => import('shiki/langs/diff.mjs'),
  docker: () => import('shiki/langs/docker.mjs'),
  elixir: () => import('shiki/langs/elixir.mjs'),
  go: () => import('shiki/langs/go.mjs'),
  graphql: () => import('shiki/langs/graphql.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  jsx: () => import('shiki/langs/jsx.mjs'),
  kotlin: () => import('shiki/langs/kotlin.mjs'),
  lua: () => import('shiki/langs/lua.mjs'),
  make: () => import('shiki/langs/make.mjs'),
  markdown: () => import('shiki/langs/markdown.mjs'),
  mdx: () => import('shiki/langs/mdx.mjs'),
  php: () => import('shiki/langs/php.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  ruby: () => import('shiki/langs/ruby.mjs'),
  rst: () => import('shiki/langs/rst.mjs'),
  rust: () => import('shiki/langs/rust.mjs'),
  scala: () => import('shiki/langs/scala.mjs'),
  scss: () => import('shiki/langs/scss.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  svelte: () => import('shiki/langs/svelte.mjs'),
  swift: () => import('shiki/langs/swift.mjs'),
  toml: () => import('shiki/langs/toml.mjs'),
  tsx: () => import('shiki/langs/tsx.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  vue: () => import('shiki/langs/vue.mjs'),
  xml: () => import('shiki/langs/xml.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
  zig: () => import('shiki/langs/zig.mjs'),
};

/** Each line of a text in tokens, which joined are the line again. Takes long: it is for a thread of its own. */
export async function highlightLines(text: string, language: Language): Promise<readonly (readonly Token[])[]> {
  const highlighter = await createHighlighterCore({
    themes: [theme],
    // What is within comes first: the grammar around it is put together with what is there.
    langs: [...languagesWithin(text, language), language].map((each) => grammars[each]()),
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  try {
    const lines = highlighter.codeToTokensBase(text, {
      lang: language,
      theme: 'lectern',
      tokenizeMaxLineLength: MAX_LINE_LENGTH,
      tokenizeTimeLimit: NO_LINE_LIMIT,
    });
    return lines.map((line) => joinTokens(line.map(({ content, color }): Token => [content, kindOf(color)])));
  } finally {
    highlighter.dispose();
  }
}

/** How listings within prose name their languages, where the grammar does not bring them along. */
const LISTINGS: Readonly<Partial<Record<Language, RegExp>>> = {
  markdown: /^ {0,12}(?:`{3,9}|~{3,9})\s?([\w+#-]{1,20})/gm,
  mdx: /^ {0,12}(?:`{3,9}|~{3,9})\s?([\w+#-]{1,20})/gm,
};
/** Each grammar takes some ms and some hundred kB. */
const MAX_WITHIN = 8;

/** The languages of the listings in a text, each once. */
function languagesWithin(text: string, language: Language): readonly Language[] {
  const named = LISTINGS[language];
  if (named === undefined) return [];
  const within = [...text.matchAll(named)].flatMap(([, name = '']) => languageNamed(name) ?? []);
  return [...new Set(within)].filter((each) => each !== language).slice(0, MAX_WITHIN);
}

function kindOf(color: string | undefined): string | null {
  return /^var\(--token-([\w-]+)\)$/.exec(color ?? '')?.[1] ?? null;
}

/** Neighbours of one kind are one piece: fewer elements. */
function joinTokens(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const [text, kind] of tokens) {
    const last = joined.at(-1);
    if (last !== undefined && last[1] === kind) joined[joined.length - 1] = [last[0] + text, kind];
    else joined.push([text, kind]);
  }
  return joined;
}
