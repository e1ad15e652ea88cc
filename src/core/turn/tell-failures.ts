import type { ToolSet } from 'ai';
import { wording } from '../../shared/text/wording';
import { findAppError } from '../errors';
import type { Log } from '../ports';

/**
 * A failure in the app's own words, which are all that a model reads of it: the SDK gives it the error as a string, in
 * which an error that has a name says that first.
 */
export class ToldFailure extends Error {
  override readonly name = '';
}

/** Tools that fail with `ToldFailure`. What no sentence is known of is a bug, and logged: its own words stay here. */
export function tellFailures(tools: ToolSet, log: Log): ToolSet {
  return Object.fromEntries(Object.entries(tools).map(([name, tool]) => [name, telling(tool, log)]));
}

function telling(tool: ToolSet[string], log: Log): ToolSet[string] {
  const { execute } = tool;
  if (execute === undefined) return tool;
  return {
    ...tool,
    execute: async (input, options) => {
      try {
        return await execute(input, options);
      } catch (error) {
        options.abortSignal?.throwIfAborted();
        const expected = findAppError(error);
        if (expected === null) log.error('a tool failed', { error });
        throw new ToldFailure(expected?.message ?? wording.errors.internal, { cause: error });
      }
    },
  };
}
