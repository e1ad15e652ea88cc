import { expect, it } from 'vitest';
import { termsOf } from './match-terms';
import { matchSaid, withKinds } from './with-kinds';

it.each([
  ['Anna owes me 45 euros.', ['money']],
  ['The ticket was €30.', ['money']],
  ['I owe Magnus 200 kroner.', ['money']],
  ['The fee is 40 CHF.', ['money']],
  ['Ines was born on 4 July.', ['birthday']],
  ['Tante Irmgard wurde am 9. Mai siebzig.', ['birthday']],
  ['I am Noor, a tram driver.', ['job', 'name']],
  ['Works as a nurse in Leeds', ['job']],
  ['Is a beekeeper', ['job']],
  ['Ist Imkerin', ['job']],
  ['Otto, my brother', ['sibling Geschwister']],
  ['Ich bin Jens, Tischler in Ulm', ['job', 'name']],
  ['Backups go to the box at 3 am.', ['time']],
  ['The shop opens at 09:30.', ['time']],
  ['I am from Hanover.', []],
  ['The scale is 1 to 3 amps.', []],
  ['I am in the garden.', []],
  ['Is a harbour', []],
  ['The weather turns cold.', []],
])('tells of what kind an answer is: %s', (said, kinds) => {
  expect(withKinds(said)).toBe([said, ...kinds].join(' '));
});

it('takes a kind for an answer beside a word that was said, or where nothing else is asked for', () => {
  const said = 'Anna owes me 45 euros.';
  const shares = ['Who owes me money?', 'Where does the museum keep its money?', 'What is my money?'].map(
    (question) => matchSaid(termsOf(question, []), said) > 0,
  );
  expect(shares).toEqual([true, false, true]);
});
