import { tool, zodSchema, type Tool } from 'ai';
import { z } from 'zod';
import { thinkingOutput, thinkingStep, type ThinkingOutput, type ThinkingStep } from '../../shared/chat/tools';
import type { ToolSessionStore } from '../ports';

export const SEQUENTIAL_THINKING = 'sequentialThinking';

const thinkingState = z.object({ thoughts: z.array(thinkingStep) });
type ThinkingState = z.infer<typeof thinkingState>;

const inputSchema = zodSchema(thinkingStep);
const NOTHING: ThinkingState = { thoughts: [] };
/** Older thoughts are dropped beyond this, so a tool session stays small. */
const MAX_THOUGHTS = 200;

export interface SequentialThinkingOptions {
  readonly sessionId: string;
  readonly toolSessions: ToolSessionStore;
  readonly now: () => number;
}

/** The `sequentialThinking` tool of one session: it keeps thoughts, revisions and branches across turns. */
export function createSequentialThinking(options: SequentialThinkingOptions): Tool<ThinkingStep, ThinkingOutput> {
  const { sessionId, toolSessions, now } = options;
  const id = { sessionId, toolName: SEQUENTIAL_THINKING, toolKey: null };
  // Calls of one step may run side by side; each must see the thoughts before it.
  let previous: Promise<unknown> = Promise.resolve();

  const record = async (step: ThinkingStep): Promise<ThinkingOutput> => {
    const stored = thinkingState.safeParse((await toolSessions.getOrCreate(id, NOTHING, now())).state);
    const before = stored.success ? stored.data.thoughts : [];
    const thoughts = [...before, step].slice(-MAX_THOUGHTS);
    await toolSessions.save(id, { thoughts } satisfies ThinkingState, now());
    return {
      thoughtNumber: step.thoughtNumber,
      totalThoughts: Math.max(step.totalThoughts, step.thoughtNumber),
      nextThoughtNeeded: step.nextThoughtNeeded,
      branches: [...new Set(thoughts.flatMap((thought) => thought.branchId ?? []))],
      thoughtHistoryLength: thoughts.length,
    };
  };

  return tool({
    description:
      'Thinks through a hard question one step at a time, where steps may be revised or branched. Call it once a step, ' +
      'before answering. The steps are shown to the user.',
    inputSchema,
    outputSchema: thinkingOutput,
    execute: (step) => {
      const result = previous.then(() => record(step));
      previous = result.catch(() => undefined);
      return result;
    },
  });
}
