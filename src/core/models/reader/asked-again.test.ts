import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { conversation, saveOf } from '../../knowledge/testing/messages';
import { openKnowledge, temporaryConfig } from '../../knowledge/testing/temporary-knowledge';
import { answerFrom } from './testing/quoted-to-told';

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
    expect(await answerFrom(memory, prompt)).toBe(
      'The answer on 1 January 2026 to nearly the same question was:\n\n> A Fresnel lens of 1807.',
    );
  },
);
