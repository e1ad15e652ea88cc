import { tool, zodSchema, type Tool } from 'ai';
import { z } from 'zod';
import { workingMemoryInput, type WorkingMemoryInput } from '../../shared/chat/tools';

export const UPDATE_WORKING_MEMORY = 'update_working_memory';

const inputSchema = zodSchema(workingMemoryInput);

/** The tool with which a model replaces the working memory. The input schema bounds its size. */
export function createUpdateWorkingMemory(
  write: (memory: string, signal?: AbortSignal) => Promise<void>,
): Tool<WorkingMemoryInput, { saved: true }> {
  return tool({
    description:
      'Replaces the working memory: lasting facts about the user (name, preferences, projects, people). Send the whole ' +
      'new text with what should be kept of the old. Use it only when the user tells something worth remembering.',
    inputSchema,
    outputSchema: z.object({ saved: z.literal(true) }),
    execute: async ({ memory }, { abortSignal }) => {
      await write(memory, abortSignal);
      return { saved: true };
    },
  });
}
