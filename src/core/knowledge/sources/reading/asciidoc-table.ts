import { showAsciidoc } from './asciidoc-inline';

/** Where a cell begins: a bar, before it perhaps how far the cell spans and how it is read. */
const CELL = /(?<!\\)(?:(?<=^|\s)(?:\d{1,3}(?:\.\d{1,3})?[+*]|\.\d{1,3}\+)?[<^>]?(?:\.[<^>])?[adehlmsv]?)?\|/gm;

/** The rows of a table, or some of them, as a table of Markdown with so many columns. */
export function showAsciidocTable(written: string, columns: number, hasHeader: boolean): string {
  const cells = cellsOf(written);
  const rows: string[][] = [];
  for (let at = 0; at < cells.length; at += columns) rows.push(cells.slice(at, at + columns));
  const [first = [], ...rest] = rows;
  const head = hasHeader ? first : first.map(() => '');
  const body = hasHeader ? rest : rows;
  const lines = [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`);
  return cells.length === 0 ? '' : `\n\n${lines.join('\n')}\n\n`;
}

function cellsOf(written: string): readonly string[] {
  const starts = [...written.matchAll(CELL)];
  return starts.map(({ index, 0: mark }, at) => {
    const cell = written.slice(index + mark.length, starts[at + 1]?.index ?? written.length);
    const words = cell.replaceAll('\\|', '|').replace(/\s+/g, ' ').trim();
    return showAsciidoc(words).replaceAll('|', '\\|');
  });
}
