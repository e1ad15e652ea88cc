import { expect, it } from 'vitest';
import { toldIn } from './told-in';

it.each([
  ['The hut is green. Can you help me with that?', 'The hut is green.'],
  ['Guess what? We are moving to Trieste.', 'We are moving to Trieste.'],
  ['My visa ends in May, how do I renew it?', 'My visa ends in May'],
  ['Our beekeeper is Mrs. Quist. Who else is one?', 'Our beekeeper is Mrs. Quist.'],
  [
    'My notes are at https://host.test/?q=1 and nowhere else.',
    'My notes are at https://host.test/?q=1 and nowhere else.',
  ],
  ['If my bicycle is stolen, whom should I call?', ''],
  ['In my project, how do I add a route?', ''],
  ['Hello! I have a quick question. When does the pool open?', ''],
  ['I wonder about my blood type. Where do I find it?', ''],
  ['Thanks!', 'Thanks!'],
  ['@ponds --wade-all', ''],
  ['TypeError: no cage is left', ''],
  ['TypeError: no cage is left\n\nThe hut is green.', 'TypeError: no cage is left\n\nThe hut is green.'],
])('of %j it is told: %j', (text, told) => expect(toldIn(text)).toBe(told));
