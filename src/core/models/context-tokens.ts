/** What one request may hold, in tokens, for hosted models whose list does not say. The first match counts. */
const KNOWN: readonly (readonly [pattern: RegExp, tokens: number])[] = [
  [/^gpt-5/, 272_000],
  [/^gpt-4\.1/, 1_000_000],
  [/^(gpt-4o|gpt-4-turbo|chatgpt-4o)/, 128_000],
  [/^gpt-4/, 8_192],
  [/^gpt-3\.5/, 16_385],
  [/^o\d/, 200_000],
  [/^claude-/, 200_000],
];

const HOSTED_DEFAULT = 128_000;

/** For a local server that does not tell: most load a model with at least this much. */
export const LOCAL_CONTEXT_TOKENS = 8_192;

export function hostedContextTokens(modelName: string): number {
  return knownContextTokens(modelName) ?? HOSTED_DEFAULT;
}

/** Null for a name that says nothing of it. */
export function knownContextTokens(modelName: string): number | null {
  return KNOWN.find(([pattern]) => pattern.test(modelName))?.[1] ?? null;
}
