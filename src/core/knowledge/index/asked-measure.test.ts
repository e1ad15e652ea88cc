import { expect, it } from 'vitest';
import { askedMeasure } from './asked-measure';

it.each([
  ['How high is the antenna?', 'It hangs at 5 metres.'],
  ['What is the height of the antenna?', 'It hangs at 5 metres.'],
  ['Wie ist die Höhe der Antenne?', 'Sie hängt 5 Meter hoch.'],
  ['How tall is it?', 'A tower of 12m.'],
  ['how long does it take', 'Within thirty seconds.'],
  ['How heavy may a load be?', 'At most 20 kg.'],
  ['How old is the crane?', 'It has stood for 40 years.'],
  ['How fast does it turn?', 'At 30 km/h.'],
  ['How large is the model?', 'It has 28 MB.'],
  ['Wie hoch ist die Kaution?', 'Sie beträgt 900 Euro.'],
  ['How long does it wait?', 'A timeout of 30s, or 0.5 s.'],
  ['Wie tief ist der Brunnen?', 'Er reicht acht Meter hinab.'],
  ['Is there a limit for loans?', 'More than 7 books are refused.'],
  ['What is the maximum load?', 'It must not exceed 20 kg.'],
  ['Gibt es eine Obergrenze?', 'Es dürfen höchstens drei sein.'],
])('%s is told by: %s', (question, text) => expect(askedMeasure(question)?.isToldIn(text)).toBe(true));

it.each([
  ['How high is the antenna?', 'It hangs on 5 magnets.'],
  ['How heavy may a load be?', 'A load of 20 metres.'],
  ['How old is the crane?', 'It has stood for years.'],
  ['How long does it take?', 'In the 1990s it took thousands of files, and the ones below.'],
  ['Wie lange dauert es?', 'Eins davon, und zwei mehr.'],
  ['Is there a limit for loans?', 'There are 7 books.'],
  ['What is the maximum load?', 'It is more than enough.'],
])('%s is not told by: %s', (question, text) => expect(askedMeasure(question)?.isToldIn(text)).toBe(false));

it.each([
  'What does Math.max return?',
  'How is the maximum of a list found?',
  'How do I build it?',
  'What is highly rated?',
  'How do I set the height?',
  'How highly is it rated?',
  'What is the old password?',
  'What is the large model?',
])('%s asks for no measure', (question) => expect(askedMeasure(question)).toBeNull());
