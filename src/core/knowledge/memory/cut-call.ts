import { inOneLine, isTelling } from './forgotten-said';

/** What is left of a search whose words are gone: its schema asks for some. */
const LEFT = '…';

/** What a tool is told in words of the prompt: what to search for, and what to put into the profile. */
const OF_PROMPT: ReadonlySet<string> = new Set(['query', 'entry', 'replacement']);

/** How copies are found in what a tool was called with. */
export interface CallCutting {
  /** The call is of an answer to what is forgotten: what it searches for is in the words of that. */
  readonly isOwn: boolean;
  /** What the prompt of its answer says: those words stay. */
  readonly asked: string;
  /** What forgotten messages say. */
  readonly texts: readonly string[];
  isQuotation(text: string): boolean;
  /** A text of the model's without them. */
  cut(text: string): string;
}

/**
 * What a tool was called with, without copies; the very same where it holds none. `isLoose`: the call fits no tool, so the
 * words may be anywhere in it.
 */
export function cutCall(input: unknown, cutting: CallCutting, isLoose: boolean): unknown {
  const isOwn = (key: string | null): boolean => cutting.isOwn && (isLoose || OF_PROMPT.has(key ?? ''));
  const cut = (value: unknown, key: string | null): unknown => {
    if (typeof value === 'string') {
      if (isOwn(key) || isCopy(value, cutting)) return value === '' ? value : LEFT;
      return key === 'thought' ? cutting.cut(value) : value;
    }
    if (Array.isArray(value)) {
      const kept = value.map((each: unknown) => cut(each, null));
      return kept.every((each, at) => each === value[at]) ? value : kept;
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const kept = entries.map(([name, each]) => [name, cut(each, name)] as const);
    return kept.every(([, each], at) => each === entries[at]?.[1]) ? value : Object.fromEntries(kept);
  };
  return cut(input, null);
}

/** Whether the JSON text of a call says a whole forgotten message. */
export function holdsWritten(json: string, texts: readonly string[]): boolean {
  return texts.some((text) => isTelling(text) && json.includes(JSON.stringify(text).slice(1, -1)));
}

function isCopy(text: string, { asked, texts, isQuotation }: CallCutting): boolean {
  if (!isQuotation(text) && !(text.startsWith('{') && holdsWritten(text, texts))) return false;
  return !inOneLine(asked).includes(inOneLine(text));
}
