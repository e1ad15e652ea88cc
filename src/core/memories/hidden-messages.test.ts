import { expect, test } from 'vitest';
import { messageText } from '../knowledge/memory/message-rows';
import { conversation } from '../knowledge/testing/messages';
import { createHiddenMessages, veilPath } from './hidden-messages';

const TOLD = 'The alarm code of the lab is 4471.';

test('what is told again behind a hidden message is shown, and so is what its answer has of it', () => {
  const path = conversation(TOLD, `Noted: “${TOLD}”`, TOLD, `Noted: “${TOLD}”`);
  const hidden = createHiddenMessages();
  hidden.set(path[0]?.id ?? '', true, { texts: [TOLD] });
  expect(veilPath(path, hidden).map(messageText)).toEqual(['', 'Noted: “Forgotten”', TOLD, `Noted: “${TOLD}”`]);
});
