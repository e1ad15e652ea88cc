import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wording } from './shared/text/wording';

test('every error that has a sentence is raised somewhere', () => {
  const code = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !path.startsWith(join('shared', 'text')))
    .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'))
    .join('\n');
  expect(Object.keys(wording.errors).filter((name) => !code.includes(`'${name}'`))).toEqual([]);
});
