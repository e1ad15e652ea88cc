import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REPOSITORIES_FOLDER } from '../src/core/config.ts';
import { DATABASE_FILES } from '../src/core/snapshots/snapshot-store.ts';
import { commands } from '../src/shared/commands/commands.ts';
import { wording } from '../src/shared/text/wording.ts';
import { inProject } from './project.mjs';
import { parts } from './test/parts.mjs';

const readme = readFileSync(inProject('README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));

/** The first groups of a pattern, each once. What it finds nothing of is told: a test of nothing holds nothing. */
function named(pattern, text = readme) {
  const found = new Set([...text.matchAll(pattern)].map((match) => match[1]));
  expect(found).not.toEqual(new Set());
  return [...found];
}

const section = (title) => readme.split('\n## ').find((part) => part.startsWith(title)) ?? '';

test('README tells what it must: the two commands, the data, models, developing', () => {
  const titles = named(/^## (.+)$/gm);
  expect(titles).toEqual(
    expect.arrayContaining(['Run it', 'Connect a model', 'Where your data lies', 'Develop', 'Licence']),
  );
  expect(named(/^(npm .+)$/gm, section('Run it'))).toEqual(['npm start', 'npm test']);
});

test('every npm command of README is a script, and every part of npm test is named', () => {
  const run = named(/npm run (?:-s )?([\w:]+)/g);
  expect(run.filter((name) => !(name in scripts))).toEqual([]);
  expect(named(/# one part: ([\w, -]+)$/gm)).toEqual([
    Object.keys(parts)
      .join(', ')
      .replace(/, ([^,]+)$/, ' or $1'),
  ]);
});

test('every file and folder of README is there', () => {
  const links = named(/\]\((?!https?:)([^)]+)\)/g);
  const folders = named(/`((?:src|e2e|bench|scripts|resources)(?:\/[\w./-]*)?)`/g);
  const scriptFiles = named(/node (scripts\/\S+\.mjs)/g);
  const all = [...links, ...folders, ...scriptFiles];
  expect(all).toContain('resources/screenshot.png');
  expect(all.filter((path) => !existsSync(inProject(path)))).toEqual([]);
});

test('README says where the data lies as the code has it', () => {
  const data = section('Where your data lies');
  expect(named(/^\| (?:Linux|macOS|Windows) +\| `(?:.*[/\\])(\w+)` +\|$/gm, data)).toEqual([wording.shell.name]);
  expect(named(/`(\w+\.db)`/g, data).toSorted()).toEqual([...DATABASE_FILES, 'index.db'].toSorted());
  expect(data).toContain(`\`${REPOSITORIES_FOLDER}\``);
  expect(data).toContain('`--user-data-dir=DIR`');
});

test('every option of README is one that the app knows', () => {
  const options = named(/`(--[a-z-]+)/g, section('Ask from the command line'));
  expect(options.filter((option) => !wording.shell.usage.includes(option))).toEqual([]);
});

test('every key of README is that of a command', () => {
  const keys = commands.flatMap((command) => command.keys).map((key) => key.replace('$mod', 'Ctrl').toLowerCase());
  const told = named(/(Ctrl\+(?:(?:Shift|Alt)\+)?[^\s|,.;)]|Ctrl\+,)/g).map((key) => key.toLowerCase());
  expect(told).toContain('ctrl+shift+m');
  expect(told.filter((key) => !keys.includes(key) && key !== 'ctrl+c')).toEqual([]);
});
