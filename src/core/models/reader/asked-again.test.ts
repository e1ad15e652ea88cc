import { streamText, type JSONValue } from 'ai';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { conversation, recallOf, saveOf } from '../../knowledge/testing/messages';
import { openKnowledge, temporaryConfig } from '../../knowledge/testing/temporary-knowledge';
import { createReaderModel } from './reader-model';

it.each(['Which lamp does lighthouse 7 have?', 'What lamp has lighthouse 7?'])(
  'what a language model answered is recalled and quoted, asked again in other words: %s',
  async (prompt) => {
    const { memory } = openKnowledge(await temporaryConfig());
    await memory.save(
      saveOf(
        v7(),
        conversation(
          'How high is the tower?',
          'It is 40 metres high.',
          'Which lamp does lighthouse 7 have?',
          'A Fresnel lens of 1807.',
        ),
      ),
    );
    await memory.save(saveOf(v7(), conversation('Which lamp does lighthouse 8 have?', 'A paraffin burner.')));
    await memory.settled();
    const { recalled } = await memory.recall(recallOf(prompt));
    const { text } = streamText({
      model: createReaderModel({ newId: v7 }),
      prompt,
      // What recall gives is plain data.
      providerOptions: { lectern: { recalled: recalled as unknown as JSONValue } },
    });
    expect(await text).toBe(
      'The answer on 1 January 2026 to nearly the same question was:\n\n> A Fresnel lens of 1807.',
    );
  },
);
