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

test('a later answer shows what it has of what was told again, and nothing of what was not', () => {
  const asked = ['What is the alarm code?', `You said: “${TOLD}”`];
  const again = conversation(TOLD, 'Noted.', TOLD, 'Noted.', ...asked);
  const once = conversation(TOLD, 'Noted.', ...asked);
  const shown = [again, once].map((path) => {
    const hidden = createHiddenMessages();
    hidden.set(path[0]?.id ?? '', true, { texts: [TOLD] });
    return messageText(veilPath(path, hidden).at(-1) ?? { parts: [] });
  });
  expect(shown).toEqual([`You said: “${TOLD}”`, 'You said: “Forgotten”']);
});
