import { resolve } from 'node:path';
import { streamText, type JSONValue } from 'ai';
import { v7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { createKnowledge } from '../../knowledge/create-knowledge';
import { conversation, recallOf, saveOf } from '../../knowledge/testing/messages';
import { temporaryConfig } from '../../knowledge/testing/temporary-knowledge';
import { unrelatedQuestions } from '../../knowledge/testing/told-pairs';
import { createReaderModel } from './reader-model';
import { onlyAsked, toldWithQuestion } from './testing/told-with-question';

/** Of 24 questions for what was told, and of 112 for what was not, those that are answered otherwise. */
const MOST_MISSED = 0;
const MOST_FOREIGN = 0;

it('quotes what was told together with a question or in its form, and nothing that only asks', async () => {
  const config = await temporaryConfig();
  const embeddingModelDir = resolve(import.meta.dirname, '../../../../resources/models/use-lite');
  const { memory, close } = createKnowledge({ ...config, embeddingModelDir });
  onTestFinished(() => close());
  for (const text of [...toldWithQuestion.map(([told]) => told), ...onlyAsked]) {
    await memory.save(saveOf(v7(), conversation(text)));
  }
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
  for (const [told, asked] of toldWithQuestion) if (!(await ask(asked)).includes(told)) missed.push(asked);
  const foreign: string[] = [];
  for (const question of [...unrelatedQuestions, ...onlyAsked]) {
    const answer = await ask(question);
    if (answer.includes('>')) foreign.push(`${question} ${answer}`);
  }
  expect([missed.slice(MOST_MISSED), foreign.slice(MOST_FOREIGN)]).toEqual([[], []]);
});
