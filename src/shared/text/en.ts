import { appText } from './en/app';
import { commandsText } from './en/commands';
import { dataText } from './en/data';
import { errors } from './en/errors';
import { memoryText } from './en/memory';
import { sessionText } from './en/session';
import { settingsText } from './en/settings';
import { sourcesText } from './en/sources';

/**
 * Every sentence a person can see, in English. `{name}` stands for a value.
 * Errors are keyed by their code: `<area>.<what>`.
 */
export const en = {
  errors,
  ...commandsText,
  ...sessionText,
  ...memoryText,
  ...sourcesText,
  ...dataText,
  ...settingsText,
  ...appText,
} as const;

export type ErrorCode = keyof typeof en.errors;

/** Fills the `{name}` places of a sentence. A value that is missing leaves its place empty. */
export function fill(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** The sentence of an error code, followed by what the other side said about it, when it did. */
export function tellError(code: ErrorCode, params: Readonly<Record<string, string | number>>): string {
  const sentence = fill(en.errors[code], params);
  const said = params['said'];
  return said === undefined ? sentence : fill(en.models.said, { sentence, said });
}
