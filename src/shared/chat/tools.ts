import { z } from 'zod';
import { passage } from '../domain/passage';
import { profileDifference, profileOperation } from '../domain/profile-change';
import { skipReason } from '../domain/skipped-files';
import { source } from '../domain/source';

export const searchDocsInput = z.object({
  query: z.string().max(2_000).describe('What to look for, in the words of the documentation.'),
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
  again: z.boolean().optional().describe('True also returns passages that you still have.'),
});
export type SearchDocsInput = z.infer<typeof searchDocsInput>;

/** A source as a model is told of it. */
const toldSource = z.object({
  name: z.string(),
  commit: z.string().nullable(),
  ref: z.string().optional(),
  /** ISO time; absent until the first fetch has ended. */
  refreshed: z.string().optional(),
  /** True while further passages of it come in. */
  isIndexing: z.boolean().optional(),
  /** True while much of it is searched by its words alone. */
  isEmbedding: z.boolean().optional(),
  /** True where reading its meaning was stopped: part of it is searched by its words alone until it is refreshed. */
  isMeaningCut: z.boolean().optional(),
  /** How many of its files are not in the index, by reason. */
  leftOut: z.partialRecord(skipReason, z.number()).optional(),
});
export type ToldSource = z.infer<typeof toldSource>;

export const searchDocsOutput = z.object({
  passages: z.array(passage),
  searched: z.array(toldSource),
  /** Words that nothing has, and those near them that were searched in their place. Absent for none. */
  readAs: z.array(z.object({ word: z.string(), readAs: z.string() })).optional(),
  /** A sentence on phrases in quotation marks that nothing holds word for word. */
  phraseNotFound: z.string().optional(),
  /** A sentence on names that are asked about and that nothing has. */
  nameNotFound: z.string().optional(),
  /** Names of sources that are being fetched for the first time. Absent for none. */
  notSearchedYet: z.array(z.string()).optional(),
  /** Names of folders that may have been edited since what was searched of them was read. Absent for none. */
  notLookedAt: z.array(z.string()).optional(),
  /** Names of folders that cannot be read now, and were searched as they were before. Absent for none. */
  asBefore: z.array(z.string()).optional(),
  /** Sources whose space was freed, and the sentence that says why. */
  notSearched: z.array(z.object({ name: z.string(), why: z.string() })).optional(),
  /** Numbers of passages that the model has before it, and that their source has no more. */
  gone: z.array(z.number()).optional(),
});
export type SearchDocsOutput = z.infer<typeof searchDocsOutput>;

const knownRef = z.string().max(500).optional().describe('Its ref, where several have that name.');

export const readSourceInput = z.object({
  source: z.string().min(1).max(2_000).describe('Name of a source that was added.'),
  ref: knownRef,
  path: z.string().min(1).max(1_000).describe('Whole path of a file in it.'),
  fromLine: z.number().int().positive().optional(),
  toLine: z.number().int().positive().optional(),
});
export type ReadSourceInput = z.infer<typeof readSourceInput>;

export const readSourceOutput = passage.omit({ trail: true }).extend({
  totalLines: z.number(),
  /** Where to read on when further lines were asked for than are given at once. */
  nextLine: z.number().optional(),
  /** True when the one line is longer than what is given of it. */
  isLineCut: z.boolean().optional(),
});
export type ReadSourceOutput = z.infer<typeof readSourceOutput>;

export const listSourcesInput = z.object({
  source: z.string().max(2_000).optional().describe('Name of one source, to list its files too.'),
  ref: knownRef,
  path: z.string().max(1_000).optional().describe('Folder in `source`. Omit for the outermost.'),
});
export type ListSourcesInput = z.infer<typeof listSourcesInput>;

export const listSourcesOutput = z.object({
  sources: z.array(
    toldSource.extend({
      /** Null for what lies on this computer: its path is not for a provider of models. */
      address: z.string().nullable(),
      files: z.number(),
      state: source.shape.state,
    }),
  ),
  /** Names are whole paths; those of folders end in a slash. */
  files: z.object({ names: z.array(z.string()), total: z.number() }).optional(),
});
export type ListSourcesOutput = z.infer<typeof listSourcesOutput>;

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

export const workingMemoryInput = z.object({
  operations: z.array(profileOperation).min(1).max(20).describe('Done in order, all of them or none.'),
});
export type WorkingMemoryInput = z.infer<typeof workingMemoryInput>;

/** What was changed; the version is null when all was so already. */
export const workingMemoryOutput = profileDifference.extend({ version: z.number().int().nullable() });
export type WorkingMemoryOutput = z.infer<typeof workingMemoryOutput>;
