import { AppError } from '../../core/errors';
import { uuidV7 } from '../../shared/domain/ids';
import { findMistyped, optionNames } from './mistyped-option';

/** One question on the command line. `source` is as typed. */
export interface AskArguments {
  readonly text: string;
  readonly source: string | null;
  readonly sessionId: string | null;
  readonly asJson: boolean;
}

export interface Arguments {
  /** As typed; null means the system's usual place. */
  readonly userDataDir: string | null;
  /** Set when one turn is to run without a window. */
  readonly ask: AskArguments | null;
  /** Set when a text is to be printed and nothing started. */
  readonly print: 'usage' | 'version' | null;
  /** Names of options beside a question that are not ours: they are Chromium's, if anyone's. */
  readonly foreign: readonly string[];
}

const FOR_A_QUESTION = ['--source', '--session', '--json'];
const OPTIONS = ['--ask', ...FOR_A_QUESTION, '--user-data-dir', '--version', '--help'];
/** What start.mjs, an administrator and a launcher give, unasked. */
const GIVEN = ['--no-sandbox', '--log-level', '--ozone-platform', '--ozone-platform-hint'];

/**
 * Reads `--name=value` and `--name value`; the last one wins. Everything else (Chromium's own switches, the app's path)
 * is left alone, unless it is nearly one of ours. Errors: `arguments.mistyped`, `arguments.missing`,
 * `arguments.needsAsk`, `ask.empty`, `session.unknown`.
 */
export function parseArguments(values: readonly string[]): Arguments {
  const print = printed(values);
  if (print !== null) return { userDataDir: null, ask: null, print, foreign: [] };
  const mistyped = findMistyped(values, OPTIONS);
  if (mistyped !== null) throw new AppError('arguments.mistyped', { ...mistyped });
  const userDataDir = optionValue(values, '--user-data-dir');
  const text = optionValue(values, '--ask', 'ask.empty');
  const lone = FOR_A_QUESTION.find((name) => values.some((value) => value === name || value.startsWith(`${name}=`)));
  if (text === null && lone !== undefined) throw new AppError('arguments.needsAsk', { option: lone });
  if (text === null) return { userDataDir, ask: null, print: null, foreign: [] };
  if (text.trim() === '') throw new AppError('ask.empty');

  const sessionId = optionValue(values, '--session')?.toLowerCase() ?? null;
  if (sessionId !== null && !uuidV7.safeParse(sessionId).success) throw new AppError('session.unknown');
  const source = optionValue(values, '--source');
  const ask = { text, source, sessionId, asJson: values.includes('--json') };
  return { userDataDir, ask, print: null, foreign: optionNames(values).filter((name) => !isKnown(name)) };
}

const isKnown = (name: string): boolean => OPTIONS.includes(name) || GIVEN.includes(name);

/** A text that follows `--ask` is a question, whatever it looks like to other programs. */
function printed(values: readonly string[]): Arguments['print'] {
  const isGiven = (name: string): boolean => values.some((value, at) => value === name && values[at - 1] !== '--ask');
  if (isGiven('--help') || isGiven('-h')) return 'usage';
  return isGiven('--version') ? 'version' : null;
}

function optionValue(
  values: readonly string[],
  name: string,
  whenMissing: 'arguments.missing' | 'ask.empty' = 'arguments.missing',
): string | null {
  const index = values.findLastIndex((value) => value === name || value.startsWith(`${name}=`));
  const found = values[index];
  if (found === undefined) return null;
  const value = found === name ? values[index + 1] : found.slice(name.length + 1);
  // A text that itself begins with two dashes has to be written as `--ask=--text`.
  const isMissing = value === undefined || value === '' || (found === name && value.startsWith('--'));
  if (isMissing) throw new AppError(whenMissing, { option: name });
  return value;
}
