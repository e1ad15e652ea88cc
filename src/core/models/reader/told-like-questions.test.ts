import { expect, it } from 'vitest';
import { quotedToTold } from './testing/quoted-to-told';

it.each([
  ['What do I want for Easter?', 'What I want for Easter is a new lathe.'],
  ['What are my geese called?', 'Will and Greta are my geese.'],
  ['Who teaches Olaf the flute?', 'May Quist teaches Olaf the flute.'],
  ['When does the sauna open?', 'Could be nice: the sauna opens on 3 December.'],
])('what begins as a question does and tells something is found: %s', async (question, told) => {
  expect(await quotedToTold(['My son Olaf plays the flute.', told], question)).toContain(told);
});
