import { z } from 'zod';
import { passage } from '../domain/passage';

export const searchDocsInput = z.object({
  query: z.string().min(1).max(2_000).describe('What to look for, in the words of the documentation.'),
  source: z
    .string()
    .max(2_000)
    .optional()
    .describe('Name or address of one source. An address that was not added yet asks the user first. Omit for all.'),
});
export type SearchDocsInput = z.infer<typeof searchDocsInput>;

export const searchDocsOutput = z.object({
  passages: z.array(passage),
  searched: z.array(z.object({ name: z.string(), commit: z.string().nullable() })),
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
