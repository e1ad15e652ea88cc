import { joinWrapped } from './join-wrapped';

const ROW = /^[ \t]*\|.*\|[ \t]*$/;
const RULE = /(?<=\| ):?-+:?(?= \|)/g;
const BULLET = /^([ \t]*)[*+•](?=[ \t])/;
const NUMBER = /^([ \t]*\d{1,9})\)(?=[ \t])/;
/** A function by its role, in one line; Sphinx draws it as what is called. */
const CALLED = /:(?:[a-z]+:)?(?:func|meth):`([^`<>\n]{1,300})`/g;
/** Of a path behind `~`, what stands before its last piece; the sign `!` says that nothing is linked. */
const NOT_DRAWN = /^(?:~(?:.*\.)?|!)/;

/** Prose whose lists and tables are marked and spaced, and whose lines are wrapped in one way: they say the same in each. */
export function evenMarks(block: string): string {
  return joinWrapped(block).split('\n').map(evenLine).join('\n');
}

function evenLine(line: string): string {
  if (ROW.test(line)) return evenCells(line).replace(RULE, '---');
  return line.replace(BULLET, '$1-').replace(NUMBER, '$1.');
}

function evenCells(row: string): string {
  const cells = row.split('|').map((cell) => cell.trim());
  return cells.join(' | ').trim();
}

/** reStructuredText with its functions as they are drawn. */
export function spellCalls(block: string): string {
  return block.replace(CALLED, (_, target: string) => {
    const name = target.replace(NOT_DRAWN, '').replace(/\(\)$/, '');
    return `\`${name}()\``;
  });
}
