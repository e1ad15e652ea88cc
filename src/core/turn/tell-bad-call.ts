import { NoSuchToolError, type ToolCallRepairFunction, type ToolSet } from 'ai';
import { z } from 'zod';
import { wording, fill } from '../../shared/text/wording';
import { choiceFormat } from '../../shared/text/formats';
import { causesOf } from '../errors';
import { toShown } from '../knowledge/sources/to-shown';
import { UPDATE_WORKING_MEMORY } from '../tools/update-working-memory';

/** Problems that are named. */
const MAX_PROBLEMS = 3;

/** What is wrong with a tool call that does not fit the tool's input; null where that is not the error. */
export function badCallSentence(toolName: string, error: unknown): string | null {
  for (const cause of causesOf(error)) {
    if (cause instanceof z.core.$ZodError) {
      const problems = cause.issues.slice(0, MAX_PROBLEMS).map(problemOf);
      return fill(wording.errors['tool.badInput'], { tool: toShown(toolName), problems: toShown(problems.join('; ')) });
    }
    if (cause instanceof SyntaxError) return fill(wording.errors['tool.notJson'], { tool: toShown(toolName) });
  }
  return null;
}

const text = wording.badCall;
const kinds: Readonly<Record<string, string>> = text.kinds;

/** One problem of an input, in words that need no schema to be understood. */
function problemOf(issue: z.core.$ZodIssue): string {
  const field = fieldOf(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return fill(text.kind, { field, kind: kinds[issue.expected] ?? text.otherKind });
    case 'invalid_value':
      return fill(text.choice, { field, choices: choiceFormat().format(issue.values.map(String)) });
    case 'too_big':
      return fill(text.tooMuch, { field, limit: Number(issue.maximum) });
    case 'too_small':
      return fill(text.tooLittle, { field });
    default:
      return fill(text.other, { field });
  }
}

/** The innermost name of a path; of things in a list also which it is. */
function fieldOf(path: readonly PropertyKey[]): string {
  const name = path.findLast((key) => typeof key === 'string');
  if (name === undefined) return text.whole;
  const place = path.findLast((key) => typeof key === 'number');
  return place === undefined ? fill(text.field, { name }) : fill(text.fieldOf, { name, place: place + 1 });
}

/**
 * Leaves the call as it is, refused, and has the error say what the app says: the SDK gives a model the error's own
 * words, which hold its whole input again and the names of the SDK's parts. `tools` are all that there are, whether they
 * are offered now or not.
 */
export function tellBadCall(tools: ToolSet): ToolCallRepairFunction<ToolSet> {
  return async ({ toolCall: { toolName }, error }) => {
    const sentence = NoSuchToolError.isInstance(error)
      ? missingToolSentence(toolName, tools)
      : badCallSentence(toolName, error);
    if (sentence !== null) Object.assign(error, { name: '', message: sentence });
    return null;
  };
}

function missingToolSentence(toolName: string, tools: ToolSet): string {
  if (toolName !== UPDATE_WORKING_MEMORY) return fill(wording.errors['tool.unknown'], { tool: toShown(toolName) });
  return wording.errors[toolName in tools ? 'memory.withheld' : 'memory.off'];
}
