import { joinWrapped } from './join-wrapped';

const ROW = /^[ \t]*\|.*\|[ \t]*$/;
const RULE = /(?<=\| ):?-+:?(?= \|)/g;
const BULLET = /^([ \t]*)[*+•](?=[ \t])/;
const NUMBER = /^([ \t]*\d{1,9})\)(?=[ \t])/;
/** A function by its role, in one line; Sphinx draws it as what is called. */
const CALLED = /:(?:[a-z]+:)?(?:func|meth):`([^`<>\n]{1,300})`/g;
/** Of a path behind `~`, what stands before its last piece; the sign `!` says that nothing is linked. */
const NOT_DRAWN = /^(?:~(?:.*\.)?|!)/;

/** What says of the text below it how it is meant: `[!NOTE]`, `**Note**`, `::: note`. */
const ALERT = /^((?:[ \t]*>)?[ \t]*)(?:\[!(\w+)\]|\*\*(\w+)\*\*|:{3,}[ \t]*(\w+))[ \t]*\n(?:[ \t]*>)?[ \t]*(?=\S)/gm;
const LABEL = /^(?:note|tip|info|hint|important|warning|caution|danger|attention)$/i;
const STEP = /^((?:[ \t]*>)*[ \t]*)(\d{1,9})[.)](?=[ \t])/;

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

/** Alerts with their label before their text, as it is mostly written. */
export function spellAlerts(block: string): string {
  return block.replace(ALERT, (found, margin: string, ...labels: readonly (string | undefined)[]) => {
    const label = labels.slice(0, 3).find((each) => each !== undefined) ?? '';
    if (!LABEL.test(label)) return found;
    return `${margin}**${label.slice(0, 1).toUpperCase()}${label.slice(1).toLowerCase()}:** `;
  });
}

/** Steps whose numbers are left out, as they are in the same order; a number that only begins a line is none of a step. */
export function bulletSteps(block: string): string {
  let last: number | null = null;
  const lines = block.split('\n').map((line, at, all) => {
    const [step, margin = '', written] = STEP.exec(line) ?? [];
    if (step === undefined) return line;
    const number = Number(written);
    const isFirst = (all[at - 1] ?? '').trim() === '';
    if (!isFirst && (last === null || (number !== last && number !== last + 1))) return line;
    last = number;
    return `${margin}-${line.slice(step.length)}`;
  });
  return lines.join('\n');
}
