import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import remend from 'remend';
import { startBeyondReading } from '../../../../shared/chat/markdown/beyond-reading';
import { displayMathAt } from '../../../../shared/chat/markdown/display-math';
import { mathSyntax, withDollars } from '../../../../shared/chat/markdown/math-syntax';
import { mathFromMarkdown } from './read-math';

/** Nesting costs time by the square of a block's length: beyond this one is shown as it was written. */
const MAX_PARSED_LENGTH = 16_000;
/** What only begins is closed for the eye in a block up to this length; it costs time by the square as well. */
const MAX_MENDED_LENGTH = 4_000;
/** Made once: to put them together takes a good part of the time that a block does. */
const gfmSyntax = gfm();
const gfmNodes = gfmFromMarkdown();
/** Look for addresses in no word, which takes a third of the time of a block that holds none. */
const gfmSyntaxAlone = { ...gfmSyntax, text: withoutAddresses(gfmSyntax.text ?? {}) };
const gfmNodesAlone = gfmNodes.map((nodes) => ({ ...nodes, transforms: [] }));
const MAY_HOLD_ADDRESS = /@|https?:|www\./i;
const FENCE = /^ {0,3}(`{3,}|~{3,})([^\n]*)(?:\n|$)/;

/** Parses one block of GitHub Markdown. While it is open, emphasis and code that only begin are closed for the eye. */
export function parseBlock(source: string, isOpen: boolean): Root {
  // Code that is open is read again with every frame.
  const code = isOpen || source.length > MAX_PARSED_LENGTH ? readCode(source) : null;
  if (code !== null) return code;
  if (source.length > MAX_PARSED_LENGTH) return plainText(source);
  if (startBeyondReading(source) < source.length) return plainText(source);
  // A bracket that is not closed yet may become a citation: it stays as it is.
  const isMended = isOpen && source.length <= MAX_MENDED_LENGTH;
  const whole = isMended ? remend(source, { linkMode: 'text-only', htmlTags: false, katex: false }) : source;
  const display = displayMathAt(whole);
  if (display !== null && display.raw.trimEnd() === whole.trimEnd()) return formula(display.value, source);
  const text = withDollars(whole);
  const hasMath = text.includes('$');
  const [syntax, nodes] = MAY_HOLD_ADDRESS.test(text) ? [gfmSyntax, gfmNodes] : [gfmSyntaxAlone, gfmNodesAlone];
  return fromMarkdown(text, {
    extensions: hasMath ? [syntax, mathSyntax(text)] : [syntax],
    mdastExtensions: hasMath ? [nodes, mathFromMarkdown] : [nodes],
  });
}

/** What may begin an address is tried at every letter and digit. */
function withoutAddresses(constructs: NonNullable<typeof gfmSyntax.text>): typeof constructs {
  const kept = Object.entries(constructs).map(([code, tried]) => {
    const others = [tried ?? []].flat().filter(({ name }) => name?.endsWith('Autolink') !== true);
    return [code, others] as const;
  });
  return Object.fromEntries(kept.filter(([, others]) => others.length > 0));
}

/** A fence needs no parser: what stands in it is text. Null for what is no fence. */
function readCode(source: string): Root | null {
  const match = FENCE.exec(source);
  const [opening, mark, info] = match ?? [];
  if (opening === undefined || mark === undefined || (mark.startsWith('`') && info?.includes('`') === true))
    return null;
  const body = source.slice(opening.length).trimEnd();
  const lastLine = body.slice(body.lastIndexOf('\n') + 1);
  const isClosed = lastLine.trim().startsWith(mark) && /^ {0,3}(?:`+|~+)$/.test(lastLine.trimEnd());
  const value = isClosed ? body.slice(0, Math.max(0, body.length - lastLine.length - 1)) : body;
  const lang = /^\S+/.exec(info?.trim() ?? '')?.[0] ?? null;
  return { type: 'root', children: [{ type: 'code', lang, value, position: positionOf(source) }] };
}

function plainText(value: string): Root {
  const position = positionOf(value);
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value }], position }] };
}

function formula(value: string, source: string): Root {
  return { type: 'root', children: [{ type: 'math', value, position: positionOf(source) }] };
}

function positionOf(source: string): NonNullable<Root['position']> {
  return { start: { line: 1, column: 1 }, end: { line: source.split('\n').length, column: 1 } };
}
