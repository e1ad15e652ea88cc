import { expect, it } from 'vitest';
import { isBareWords } from './is-bare-words';

it.each([
  'pool drain after shutdown',
  'Worker pool without threads',
  'pool.maxWorkers per core',
  'sourcemap upload on build error',
  'prop-is-missing warning in console',
  'Sitzung ohne Papierkorb löschen',
  'spare fuse behind the boiler',
])('looked for or noted: %s', (text) => expect(isBareWords(text)).toBe(true));

it.each([
  'The spare fuse lies behind the boiler',
  'the fuse is behind the boiler',
  'pool drained after shutdown.',
  'Fuse box: behind the boiler',
  'fuse = behind the boiler',
  'fuses behind the boiler\ncandles in the attic',
  'my fuse behind the boiler',
  'they drain pools after shutdown',
  'always drain pools after shutdown',
  'remember fuse behind the boiler',
  'drain pool after shutdown?',
  'how to drain a pool',
  'Die Sicherung hinter dem Boiler',
  'Sicherung hat einen Ersatz',
  '予備のヒューズはボイラーの裏',
  'pool drain after shutdown in each worker of every thread within one process of a machine',
])('a sentence, a question or a note: %s', (text) => expect(isBareWords(text)).toBe(false));
