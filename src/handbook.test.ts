import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wording } from './shared/text/wording';

const folder = join(import.meta.dirname, '../resources/handbook');

test('every section of Settings that the handbook names is there', () => {
  const { appearance, memory, models, space, data } = wording.settings;
  const handbook = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const named = handbook.flatMap((page) => [...page.matchAll(/Settings[^.]* under (\w+)/g)].map((match) => match[1]));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => ![appearance, memory, models, space, data].some((title) => title === name))).toEqual(
    [],
  );
});
