import { afterEach, expect, test } from 'vitest';
import { wording } from '../../../shared/text/wording';
import { shownLanguage } from '../../../shared/text/shown-language';
import { matchingChoices } from './matching-choices';
import { otherNames } from './other-names';

afterEach(() => shownLanguage.set('en'));

const found = (query: string): readonly string[] => {
  const ids = ['session.new', 'settings.open', 'theme.toggle', 'language.german'] as const;
  const choices = ids.map((id) => ({ id, title: wording.commands[id], also: otherNames(id), choose: () => {} }));
  return matchingChoices(choices, query).map(({ id }) => id);
};

test('a command is found by its title, by what people call it, and in German by its English names too', () => {
  expect(['settings', 'preferences', 'sprache'].map((query) => found(query)[0])).toEqual([
    'settings.open',
    'settings.open',
    'language.german',
  ]);
  shownLanguage.set('de');
  expect(['einstellungen', 'optionen', 'settings', 'preferences', 'dunkel'].map((query) => found(query)[0])).toEqual([
    'settings.open',
    'settings.open',
    'settings.open',
    'settings.open',
    'theme.toggle',
  ]);
});

test('English is not searched in German', () => {
  expect(found('einstellungen')).toEqual([]);
});
