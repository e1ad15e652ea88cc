import { expect, it } from 'vitest';
import { tellsValue } from './tells-value';

it.each([
  ['What is our database?', 'is', ' Postgres 15.', true],
  ['Where is the key?', 'is', ' under the mat.', true],
  ['When is the fair?', 'is', ' on Monday.', true],
  ['What colour is my boat?', 'is', ' red.', true],
  ['What is the mill password?', 'is', ' heather.', true],
  ['What is our server?', 'is called', ' heron of the north.', true],
  ['When is the release?', 'is', ' late.', false],
  ['When is the release?', 'is', ' on hold.', false],
  ['Who is my doctor?', 'is', ' on holiday.', false],
  ['Wer ist mein Arzt?', 'ist', ' im Urlaub.', false],
  ['What is the mill password?', 'is', ' on the fridge.', false],
  ['What is the mill password?', 'is', ' far too long.', false],
])('%s %s%s: %s', (question, is, value, tells) => expect(tellsValue(question, is, value)).toBe(tells));
