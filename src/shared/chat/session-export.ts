import { z } from 'zod';
import { attachment } from '../domain/attachment';
import { errorData } from '../domain/error-data';
import { uuidV7 } from '../domain/ids';
import { mention } from '../domain/mention';
import { citedPlace } from '../domain/passage';
import { MAX_TITLE_LENGTH } from '../domain/session';
import { recallReach } from '../domain/settings';
import {
  listSourcesInput,
  listSourcesOutput,
  readSourceInput,
  readSourceOutput,
  searchDocsInput,
  searchDocsOutput,
  thinkingOutput,
  thinkingStep,
  workingMemoryInput,
  workingMemoryOutput,
} from './tools';

/**
 * Lectern's own export: one JSON object with `format`, `version`, `exportedAt` (ISO) and, as the last of its members,
 * `sessions`, each with all of its messages, oldest first, on every branch: a message names the one before it as
 * `metadata.parentId`, and `headMessageId` is the last one of the shown path. Times are Unix ms. A change that an older
 * Lectern would misread raises the version.
 */
export const EXPORT_FORMAT = 'lectern.sessions';
export const EXPORT_VERSION = 1;

export const exportHeader = z.object({ format: z.literal(EXPORT_FORMAT), version: z.number().int().positive() });

/** The newest time that fits the 48 bits of a UUIDv7. */
export const MAX_TIME = 2 ** 48 - 1;
const time = z.number().int().min(0).max(MAX_TIME);

/** Parts that the window looks into must be of the shape it knows. */
const knownParts: Readonly<Record<string, z.ZodType>> = {
  text: z.object({ text: z.string() }),
  reasoning: z.object({ text: z.string() }),
  'data-session': z.object({ data: z.object({ sessionId: z.string(), resourceId: z.string() }) }),
  'data-citation': z.object({ data: citedPlace.extend({ n: z.number() }) }),
  'data-quotes': z.object({
    data: z.array(
      z.object({
        text: z.string(),
        n: z.number(),
        ns: z.array(z.number()).optional(),
        isVerbatim: z.boolean().nullable(),
        isGiven: z.literal(true).optional(),
        hasOmissions: z.literal(true).optional(),
        isPart: z.literal(true).optional(),
        lines: z.tuple([z.number(), z.number()]).optional(),
      }),
    ),
  }),
  'data-memory': z.object({
    data: z.object({
      recalled: z.array(
        z.object({
          messageId: z.string(),
          sessionId: z.string(),
          role: z.enum(['user', 'assistant']),
          text: z.string(),
          createdAt: time,
          isMatch: z.boolean(),
        }),
      ),
    }),
  }),
  'data-notice': z.object({ data: errorData }),
  'data-approval': z.object({
    data: z.object({
      toolCallId: z.string(),
      address: z.string(),
      ref: z.string().nullable(),
      target: z.string().optional(),
      host: z.string().nullable(),
    }),
  }),
  'data-mention': z.object({ data: mention }),
  'data-attachment': z.object({ data: attachment }),
  'data-time': z.object({ data: z.object({ step: z.string(), ms: z.number() }) }),
  'data-offer': z.object({ data: z.object({ commands: z.array(z.string()) }) }),
  'tool-search_docs': toolPart(searchDocsInput, searchDocsOutput),
  'tool-read_source': toolPart(readSourceInput, readSourceOutput),
  'tool-list_sources': toolPart(listSourcesInput, listSourcesOutput),
  'tool-sequentialThinking': toolPart(thinkingStep, thinkingOutput),
  // The second of each is what it was before the profile had sections.
  'tool-update_working_memory': toolPart(
    z.union([workingMemoryInput, z.object({ memory: z.string() })]),
    z.union([workingMemoryOutput, z.object({ saved: z.literal(true) })]),
  ),
};

/** A call that has not ended well may hold whatever the model sent. */
function toolPart(input: z.ZodType, output: z.ZodType): z.ZodType {
  return z.discriminatedUnion('state', [
    z.object({ toolCallId: z.string(), state: z.literal('output-available'), input, output }),
    z.object({
      toolCallId: z.string(),
      state: z.enum([
        'input-streaming',
        'input-available',
        'approval-requested',
        'approval-responded',
        'output-error',
        'output-denied',
      ]),
    }),
  ]);
}

const part = z.looseObject({ type: z.string() }).superRefine((value, context) => {
  const known = Object.hasOwn(knownParts, value.type) ? knownParts[value.type] : undefined;
  if (known !== undefined && !known.safeParse(value).success) context.addIssue(`not a part of type ${value.type}`);
});

const exportedMessage = z.looseObject({
  id: uuidV7,
  role: z.enum(['user', 'assistant']),
  metadata: z.looseObject({
    parentId: uuidV7.nullable(),
    createdAt: time,
    modelId: z.string().optional(),
    outcome: z.enum(['complete', 'stopped', 'failed', 'interrupted']).optional(),
    error: errorData.optional(),
  }),
  parts: z.array(part),
});

/** What an export holds of a session beside its messages. */
export const exportedSession = z.object({
  id: uuidV7,
  title: z
    .string()
    .max(MAX_TITLE_LENGTH * 2)
    .nullable(),
  createdAt: time,
  lastAccessed: time,
  pinned: z.boolean(),
  isArchived: z.boolean().default(false),
  modelId: z.string().max(500).nullable(),
  headMessageId: uuidV7.nullable(),
  isPrivate: z.boolean().default(false),
  recallReach: recallReach.nullable().default(null),
});
export type ExportedSession = z.infer<typeof exportedSession>;

export const exportedConversation = exportedSession.extend({ messages: z.array(exportedMessage) });
