import { z } from 'zod';
import { passage } from '../domain/passage';

export const searchDocsInput = z.object({
  query: z.string().min(1).max(2_000).describe('What to look for, in the words of the documentation.'),
  source: z
    .string()
    .max(2_000)
    .optional()
    .describe('Name or address of one source. An address that was not added yet asks the user first. Omit for all.'),
  ref: z
    .string()
    .max(500)
    .optional()
    .describe(
      'Branch, tag or commit of `source`. One that was not added yet asks the user first. Omit for what is there.',
    ),
  path: z
    .string()
    .max(1_000)
    .optional()
    .describe('A folder or file, whole path: only what is at or below it is searched.'),
  more: z
    .boolean()
    .optional()
    .describe(
      'True goes on after all that this session has shown. Otherwise passages that you still have are left out, and ' +
        'those that you have no more may come again.',
    ),
});
export type SearchDocsInput = z.infer<typeof searchDocsInput>;

export const searchDocsOutput = z.object({
  passages: z.array(passage),
  searched: z.array(
    z.object({
      name: z.string(),
      commit: z.string().nullable(),
      ref: z.string().optional(),
      /** ISO time; absent until the first fetch has ended. */
      refreshed: z.string().optional(),
      /** True while further passages of it come in. */
      isIndexing: z.boolean().optional(),
    }),
  ),
});
export type SearchDocsOutput = z.infer<typeof searchDocsOutput>;

export const thinkingStep = z.object({
  thought: z.string().min(1).max(20_000).describe('This step of the reasoning.'),
  thoughtNumber: z.number().int().positive().max(1_000),
  totalThoughts: z.number().int().positive().max(1_000).describe('Estimate; may grow or shrink.'),
  nextThoughtNeeded: z.boolean(),
  revisesThought: z.number().int().positive().optional().describe('Number of the earlier thought this one corrects.'),
  branchFromThought: z.number().int().positive().optional(),
  branchId: z.string().max(100).optional(),
});
export type ThinkingStep = z.infer<typeof thinkingStep>;

export const thinkingOutput = z.object({
  thoughtNumber: z.number(),
  totalThoughts: z.number(),
  nextThoughtNeeded: z.boolean(),
  branches: z.array(z.string()),
  thoughtHistoryLength: z.number(),
});
export type ThinkingOutput = z.infer<typeof thinkingOutput>;

export const MAX_WORKING_MEMORY_LENGTH = 8_000;

export const workingMemoryInput = z.object({
  memory: z
    .string()
    .max(MAX_WORKING_MEMORY_LENGTH)
    .describe('The whole new working memory in Markdown. It replaces the old one.'),
});
export type WorkingMemoryInput = z.infer<typeof workingMemoryInput>;
