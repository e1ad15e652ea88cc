import { resolve } from 'node:path';
import { streamText, type JSONValue } from 'ai';
import { v7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { createKnowledge } from '../../knowledge/create-knowledge';
import { conversation, recallOf, saveOf } from '../../knowledge/testing/messages';
import { temporaryConfig } from '../../knowledge/testing/temporary-knowledge';
import { toldPairs, unrelatedQuestions } from '../../knowledge/testing/told-pairs';
import { createReaderModel } from './reader-model';

/** Of 86 questions for what was told, and of 100 for what was not, those that are answered otherwise. */
const MOST_MISSED = 3;
const MOST_FOREIGN = 3;

it('quotes what it was told when asked for it, and nothing when asked for something else, in many languages', async () => {
  const config = await temporaryConfig();
  const embeddingModelDir = resolve(import.meta.dirname, '../../../../resources/models/use-lite');
  const { memory, close } = createKnowledge({ ...config, embeddingModelDir });
  onTestFinished(() => close());
  for (const [told] of toldPairs) await memory.save(saveOf(v7(), conversation(told)));
  await memory.settled();
  const ask = async (prompt: string): Promise<string> => {
    const { recalled } = await memory.recall(recallOf(prompt));
    const { text } = streamText({
      model: createReaderModel({ newId: v7 }),
      prompt,
      // What recall gives is plain data.
      providerOptions: { lectern: { recalled: recalled as unknown as JSONValue } },
    });
    return text;
  };
  const missed: string[] = [];
  for (const [told, asked] of toldPairs) if (!(await ask(asked)).includes(told)) missed.push(asked);
  const foreign: string[] = [];
  for (const question of unrelatedQuestions) if ((await ask(question)).includes('>')) foreign.push(question);
  expect([missed.slice(MOST_MISSED), foreign.slice(MOST_FOREIGN)]).toEqual([[], []]);
});
