import type { Block } from './chunk';
import type { Redaction } from './file-lines';
import { NO_FRONT_MATTER, type FrontMatter } from './outline';

/** Front matter ends within this many lines or is none. */
const MAX_LINES = 200;
const SUMMARY = /^(?:description|summary)\s*[:=]\s*(?:[>|][+-]?\s*$)?/;

/** YAML between dashes, or TOML between pluses, at the top of a Markdown file. */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  const mark = lines[0]?.trim();
  if (mark !== '---' && mark !== '+++') return NO_FRONT_MATTER;
  const isEnd = (line: string): boolean => line.trimEnd() === mark || (mark === '---' && line.trimEnd() === '...');
  const close = lines.slice(0, MAX_LINES).findIndex((line, index) => index > 0 && isEnd(line));
  if (close < 0) return NO_FRONT_MATTER;
  const title = lines.slice(1, close).find((line) => /^title\s*[:=]\s*\S/.test(line));
  return {
    end: close + 1,
    title:
      title
        ?.replace(/^title\s*[:=]\s*/, '')
        .replace(/^(["'])(.*)\1\s*$/, '$2')
        .trim() ?? null,
    summary: findSummary(lines, close),
  };
}

/** The line of the key, and the indented ones below it. */
function findSummary(lines: readonly string[], close: number): Block | null {
  const from = lines.slice(0, close).findIndex((line) => SUMMARY.test(line));
  if (from < 0) return null;
  let to = from;
  while (to + 1 < close && /^\s+\S/.test(lines[to + 1] ?? '')) to += 1;
  return { from, to };
}

/** Leaves nothing of front matter but the value of its summary. */
export function hideFrontMatter(page: Redaction, { end, summary }: FrontMatter): void {
  if (end === 0) return;
  if (summary === null) {
    page.hideLines(0, end - 1);
    return;
  }
  page.hideLines(0, summary.from - 1);
  page.hide(summary.from, 0, SUMMARY.exec(page.line(summary.from))?.[0].length ?? 0);
  page.hideLines(summary.to + 1, end - 1);
}
