import { describe, expect, it } from 'vitest';
import type { ModelMessage } from 'ai';
import type { Passage } from '../../../shared/domain/passage';
import { wording } from '../../../shared/text/wording';
import { askReader as ask, near, passage, recalled } from './testing/ask-reader';

const drained = (fit: number): Passage => ({
  ...passage(3, ['Guide', 'Ending'], 'The pool ends its workers, one by one.'),
  fit,
});
const { noted, notedToo, nearPassages } = wording.reader;
const words = 'worker drain after pool shutdown';

describe('bare words that may be looked for or noted', () => {
  it.each([words, 'Worker drain after pool shutdown', 'pool.drain order at shutdown', 'worker drain pool shutdown'])(
    'are looked for where a passage fits, and nothing is said of keeping: %s',
    async (text) => {
      const answer = await ask(text, { passages: [drained(0.6)] });
      expect(answer.text).toBe('**Guide › Ending** [3]\n\n> The pool ends its workers, one by one.');
    },
  );

  it.each([words, 'tide table Cuxhaven green drawer', 'spare fuse behind the boiler'])(
    'are told where none does: %s',
    async (text) => {
      const answers = [await ask(text), await ask(text, { passages: [drained(0.2)] })];
      expect(answers.map((answer) => [answer.text, answer.offer])).toEqual([
        [noted, undefined],
        [noted, undefined],
      ]);
    },
  );

  it('are shown what comes closest, and may be told all the same', async () => {
    const { text } = await ask(words, { passages: [drained(0.33)] });
    expect([text.startsWith(nearPassages), text.endsWith(notedToo)]).toEqual([true, true]);
  });

  it('are denied by no source that is not read yet', async () => {
    const { text } = await ask(words, { rest: { notSearchedYet: ['handbook'] } });
    expect(text.split('\n\n')).toEqual([notedToo, expect.stringMatching(/^Not read yet.*handbook/)]);
  });

  it('are no answer to what the sources speak of, and are one to what they do not', async () => {
    const question = 'What is the worker drain after pool shutdown?';
    const before: readonly ModelMessage[] = [{ role: 'user', content: words }];
    const given = [{ recalled: [recalled('user', words)] }, { before }];
    const answers = given.flatMap((each) => [
      ask(question, { ...each, passages: [drained(0.6)] }),
      ask(words, { ...each, passages: [drained(0.6)] }),
      ask('What did I say about the worker drain?', { ...each, passages: [drained(0.6)] }),
      ask(question, { ...each, passages: [drained(0.2)] }),
    ]);
    const texts = (await Promise.all(answers)).map(({ text }) => text.includes('You said'));
    expect(texts).toEqual([false, false, true, true, false, false, true, true]);
  });

  it('answer as a note what is asked of the user’s own, whatever the sources speak of', async () => {
    const { text } = await ask('Where is my spare fuse?', {
      recalled: [recalled('user', 'spare fuse behind the boiler')],
      passages: [drained(0.6)],
    });
    expect(text).toContain('> spare fuse behind the boiler');
  });

  it('are an answer beside the sources where they tell more than is asked', async () => {
    const { text } = await ask('When do the pools drain?', {
      recalled: [recalled('user', 'Pools drain every Tuesday at 10')],
      passages: [drained(0.6)],
    });
    expect(text).toContain('> Pools drain every Tuesday at 10');
  });

  it('that a full stop ends are looked for, too', async () => {
    const { text } = await ask('Pool workers.', { passages: [drained(0.6)] });
    expect(text).toBe('**Guide › Ending** [3]\n\n> The pool ends its workers, one by one.');
  });

  it('are answered by what was told of them', async () => {
    const told = near('The spare fuse is behind the boiler, in the blue tin.', 0.9);
    const { text } = await ask('spare fuse behind boiler', { recalled: [told] });
    expect(text).toContain('> The spare fuse is behind the boiler, in the blue tin.');
  });
});

it('of a sentence that is told it is not said that the sources say nothing, where they speak of it', async () => {
  const told = 'The pool of the hotel stays empty until May.';
  const texts = [(await ask(told, { passages: [drained(0.6)] })).text, (await ask(told)).text];
  expect(texts).toEqual([notedToo, noted]);
});
