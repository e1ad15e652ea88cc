import { tool, zodSchema, type Tool } from 'ai';
import {
  workingMemoryInput,
  workingMemoryOutput,
  type WorkingMemoryInput,
  type WorkingMemoryOutput,
} from '../../shared/chat/tools';
import { MAX_ENTRY_LENGTH } from '../../shared/domain/profile';
import type { ProfileOperation } from '../../shared/domain/profile-change';
import { AppError } from '../errors';

export const UPDATE_WORKING_MEMORY = 'update_working_memory';

export type Remember = (
  operations: readonly ProfileOperation[],
  signal: AbortSignal | undefined,
) => Promise<WorkingMemoryOutput>;

interface UpdateWorkingMemoryOptions {
  readonly mayRemember: () => Promise<boolean>;
  readonly remember: Remember;
}

const inputSchema = zodSchema(workingMemoryInput);

/** The tool with which a model changes single entries of the user's profile. What it may not do is its result, in words. */
export function createUpdateWorkingMemory({
  mayRemember,
  remember,
}: UpdateWorkingMemoryOptions): Tool<WorkingMemoryInput, WorkingMemoryOutput> {
  return tool({
    description:
      "Adds, replaces or removes entries of the user's profile: lasting facts for later sessions. Sections: aboutMe " +
      '(name, work, place), preferences (how they like answers and tools), projects, people, openEnds (what is still to ' +
      'do or to decide). Use it only when the user tells something worth remembering, or asks to remember or forget ' +
      `something. One fact an entry, at most ${MAX_ENTRY_LENGTH} characters. Never keep passwords or keys.`,
    inputSchema,
    outputSchema: workingMemoryOutput,
    execute: async ({ operations }, { abortSignal }) => {
      if (!(await mayRemember())) throw new AppError('memory.off');
      return remember(operations, abortSignal);
    },
  });
}
