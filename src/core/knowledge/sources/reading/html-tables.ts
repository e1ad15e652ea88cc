import type { HtmlToken } from '../chunking/html-tokens';

/** What does not fit into a cell of Markdown; a table with it is there to place things on a page. */
const LARGE = new Set('pre table h1 h2 h3 h4 h5 h6 ul ol dl'.split(' '));

/** Tables of data among the tokens of a page, read in their order. */
export interface HtmlTables {
  /** What stands for a token that belongs to such a table; null for another. */
  mark(at: number): string | null;
  isInCell(): boolean;
}

export function createHtmlTables(tokens: readonly HtmlToken[]): HtmlTables {
  const isData = findDataTables(tokens);
  let isOpen = false;
  let [cells, rows] = [0, 0];
  const endRow = (): string => {
    if (cells === 0) return '';
    const border = rows === 0 ? `\n|${' --- |'.repeat(cells)}` : '';
    rows += 1;
    cells = 0;
    return ` |${border}`;
  };
  return {
    isInCell: () => cells > 0,
    mark(at) {
      const { name = '', isClosing = false } = tokens[at]?.tag ?? {};
      if (name === 'table' && isData[at] === true) {
        const end = endRow();
        isOpen = !isClosing;
        rows = 0;
        return `${end}\n\n`;
      }
      if (!isOpen) return null;
      if (name === 'tr') return endRow();
      if (name !== 'td' && name !== 'th') return /^(?:thead|tbody|tfoot|colgroup|col)$/.test(name) ? '' : null;
      if (isClosing) return '';
      cells += 1;
      return cells === 1 ? '\n| ' : ' | ';
    },
  };
}

/** For each tag of a table, whether it is of one that holds nothing large. */
function findDataTables(tokens: readonly HtmlToken[]): readonly boolean[] {
  const isData = tokens.map(() => false);
  const open: { readonly at: number; hasLarge: boolean }[] = [];
  for (const [at, { tag }] of tokens.entries()) {
    if (tag === null) continue;
    const inner = open.at(-1);
    if (!tag.isClosing && LARGE.has(tag.name) && inner !== undefined) inner.hasLarge = true;
    if (tag.name !== 'table') continue;
    if (!tag.isClosing) open.push({ at, hasLarge: false });
    else {
      const closed = open.pop();
      if (closed === undefined || closed.hasLarge) continue;
      [isData[closed.at], isData[at]] = [true, true];
    }
  }
  return isData;
}
