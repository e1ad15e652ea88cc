import { readNotebookCells } from '../chunking/notebook-cells';
import { finish } from '../../steps';
import { hide, readStretches, type Listing, type Readable, type Stretch } from './readable';

const KERNEL = /"language"\s*:\s*"([\w+#.-]{1,40})"/;
const INFO = /"language_info"\s*:\s*\{(?:[^{}]|\{[^{}]*\}){0,2000}?"name"\s*:\s*"([\w+#.-]{1,40})"/;

/**
 * A notebook as the sources of its cells: text as the Markdown it is, code as listings. What came of a cell is left out,
 * and `…` stands for it.
 */
export function readNotebook(text: string): Readable {
  const language = languageOf(text);
  const stretches: Stretch[] = [];
  for (const { kind, source, hasOutput } of finish(readNotebookCells(text))) {
    const listing: Listing | null = kind === 'markdown' ? null : { language: kind === 'code' ? language : '' };
    let isFirst = true;
    for (const { from, to } of source) {
      // Between two strings of one source stands nothing; between two cells a blank line.
      stretches.push({ end: from, listing: isFirst ? null : listing, show: isFirst ? part : hide });
      stretches.push({ end: to, listing, show: decode });
      isFirst = false;
    }
    // The quote that ends the source stands for what came of it, wherever the file has that.
    const end = source.at(-1)?.to;
    if (hasOutput && end !== undefined) stretches.push({ end: end + 1, listing: null, show: leftOut });
  }
  stretches.push({ end: text.length + 1, listing: null, show: hide });
  return readStretches(text, stretches);
}

function leftOut(): string {
  return '\n\n…';
}

function part(): string {
  return '\n\n';
}

/** The language of the kernel; Python is that of nearly all notebooks, and of those that name none. */
function languageOf(text: string): string {
  const at = text.indexOf('"kernelspec"');
  const kernel = at < 0 ? null : KERNEL.exec(text.slice(at, at + 500));
  return (kernel ?? INFO.exec(text))?.[1] ?? 'python';
}

const ESCAPE = /\\(?:u([\da-fA-F]{4})|([^]))|\\$/g;
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '', b: '', f: '' };

/** The content of a JSON string, or of a part of one. */
function decode(content: string): string {
  return content.replace(ESCAPE, (_, code?: string, escaped?: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16)).replace('\0', '\ufffd');
    return escaped === undefined ? '' : (CONTROLS[escaped] ?? escaped);
  });
}
