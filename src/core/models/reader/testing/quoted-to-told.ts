import { resolve } from 'node:path';
import { streamText, type JSONValue } from 'ai';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import { createKnowledge } from '../../../knowledge/create-knowledge';
import type { MemoryKnowledge } from '../../../knowledge/knowledge';
import { conversation, recallOf, saveOf } from '../../../knowledge/testing/messages';
import { temporaryConfig } from '../../../knowledge/testing/temporary-knowledge';
import { createReaderModel } from '../reader-model';

/** What the Reader quotes to a prompt in a new session, best first, of what was told in sessions of their own. */
export async function quotedToTold(told: readonly string[], prompt: string): Promise<readonly string[]> {
  const config = await temporaryConfig();
  const embeddingModelDir = resolve(import.meta.dirname, '../../../../../resources/models/use-lite');
  const { memory, close } = createKnowledge({ ...config, embeddingModelDir });
  onTestFinished(() => close());
  for (const text of told) await memory.save(saveOf(v7(), conversation(text)));
  await memory.settled();
  return [...(await answerFrom(memory, prompt)).matchAll(/^> (.+)$/gm)].map(([, quote = '']) => quote);
}

/** What the Reader answers to a prompt in a new session, by what memory recalls for it. */
export async function answerFrom(memory: Pick<MemoryKnowledge, 'recall'>, prompt: string): Promise<string> {
  const { recalled } = await memory.recall(recallOf(prompt));
  const { text } = streamText({
    model: createReaderModel({ newId: v7 }),
    prompt,
    // What recall gives is plain data.
    providerOptions: { lectern: { recalled: recalled as unknown as JSONValue } },
  });
  return text;
}
