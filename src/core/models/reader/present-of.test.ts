import { expect, it } from 'vitest';
import { presentOf } from './present-of';
import { stemsOf } from './words';

it('gives the present of a past that no ending tells, and leaves other words as they are', () => {
  const words = ['met', 'paid', 'studied', 'married', 'tied', 'skied', 'built', 'meeting', 'constructor'];
  expect(words.map(presentOf)).toEqual([
    'meet',
    'pay',
    'study',
    'marry',
    'tied',
    'skied',
    'built',
    'meeting',
    'constructor',
  ]);
});

it('brings what is asked and what is told together', () => {
  expect(stemsOf('Where did we meet? What did I study?')).toEqual(stemsOf('Where we met. What I studied.'));
  expect(stemsOf('Where did I ski?')).toEqual(stemsOf('Where I skied.'));
});
