import type { ToolCallRepairFunction, ToolSet } from 'ai';
import { z } from 'zod';
import { en, fill } from '../../shared/text/en';
import { causesOf } from '../errors';
import { toShown } from '../knowledge/sources/to-shown';

/** Problems that are named. */
const MAX_PROBLEMS = 3;

/** What is wrong with a tool call that does not fit the tool's input; null where that is not the error. */
export function badCallSentence(toolName: string, error: unknown): string | null {
  for (const cause of causesOf(error)) {
    if (cause instanceof z.core.$ZodError) {
      const problems = cause.issues
        .slice(0, MAX_PROBLEMS)
        .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
      return fill(en.errors['tool.badInput'], { tool: toShown(toolName), problems: toShown(problems.join('; ')) });
    }
    if (cause instanceof SyntaxError) return fill(en.errors['tool.notJson'], { tool: toShown(toolName) });
  }
  return null;
}

/**
 * Leaves the call as it is, refused, and has the error say what the app says: the SDK gives a model the error's own
 * words, which hold its whole input again and the names of the SDK's parts.
 */
export const tellBadCall: ToolCallRepairFunction<ToolSet> = async ({ toolCall, error }) => {
  const sentence = badCallSentence(toolCall.toolName, error);
  if (sentence !== null) Object.assign(error, { name: '', message: sentence });
  return null;
};
