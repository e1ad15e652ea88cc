import { expect, test } from 'vitest';
import { matchingChoices, matchingGroups } from './matching-choices';

const choose = (): void => undefined;
const titled = (...titles: readonly string[]) => titles.map((title, at) => ({ id: `bad-${at}`, title, choose }));
const found = (titles: readonly string[], query: string) =>
  matchingChoices(titled(...titles), query).map(({ title }) => title);

test('every word must be in the title; case and accents do not count', () => {
  const titles = ['Café und Hooks', 'hooks', ''];
  expect([found(titles, 'HOOKS'), found(titles, 'hooks cafe'), found(titles, 'nothing'), found(titles, '  ')]).toEqual([
    ['hooks', 'Café und Hooks'],
    ['Café und Hooks'],
    [],
    titles,
  ]);
});

test('a title that is typed whole comes first, and the others stay in their order', () => {
  const titles = ['Remove facts @ main', 'Do not remove facts', 'Remove facts', 'Facts to remove'];
  expect(found(titles, ' remove  FACTS ')).toEqual([
    'Remove facts',
    'Remove facts @ main',
    'Do not remove facts',
    'Facts to remove',
  ]);
});

test('a group with the title that is typed comes first, and one without a match is left out', () => {
  const groups = ['Do not remove facts', 'Settings', 'Remove facts'].map((title) => ({
    title,
    choices: titled(title),
  }));
  expect(matchingGroups(groups, 'remove facts').map(({ title }) => title)).toEqual([
    'Remove facts',
    'Do not remove facts',
  ]);
  expect(matchingGroups(groups, '')).toEqual(groups);
});

test('other words find a choice too, behind those that have them in their title', () => {
  const choices = [
    { id: 'a', title: 'Switch light and dark', also: 'theme', choose },
    { id: 'b', title: 'Theme of a talk', choose },
  ];
  expect(matchingChoices(choices, 'theme').map(({ id }) => id)).toEqual(['b', 'a']);
});

test('a word that is mistyped finds what has it nearly, behind what has it', () => {
  expect(found(['Settings', 'A settngs file', 'Session'], 'settngs')).toEqual(['A settngs file', 'Settings']);
  expect(found(['Hook', 'Boat'], 'hoko')).toEqual(['Hook']);
  expect(found(['Cat'], 'act')).toEqual([]);
});

test('an abbreviation finds a choice, behind those that have what is typed', () => {
  expect(found(['New session', 'Show the nsa papers', 'Sessions'], 'nsa')).toEqual(['Show the nsa papers']);
  expect(found(['New session', 'Columns', 'Next step'], 'ns')).toEqual(['Columns', 'New session', 'Next step']);
  expect(found(['New session', 'Next step'], 'n s')).toEqual(['New session', 'Next step']);
});

test('an id is not looked at, and letters that merely come in this order are no match', () => {
  expect(found(['Zoom', 'Keyboard shortcuts'], 'bad')).toEqual([]);
});

test('no more are given than can be looked through, and typing finds the others', () => {
  const titles = Array.from({ length: 200 }, (_, at) => `Session ${at}`);
  expect([found(titles, 'session').length, found(titles, '199')]).toEqual([50, ['Session 199']]);
});
