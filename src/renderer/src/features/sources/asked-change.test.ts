import { expect, test } from 'vitest';
import { makeSource } from '../../../../shared/testing/make-source';
import { askedChange, fieldsOf, type SourceFields } from './asked-change';

const waiting = makeSource({ name: 'Docs', becoming: { name: 'Docs', ref: 'next', searchPath: 'guide' } });
const asked = (typed: Partial<SourceFields>, source = waiting) =>
  askedChange(fieldsOf(source), { ...fieldsOf(source), ...typed });

test('a source that is renamed while it is still to change is asked for its name alone', () => {
  expect([asked({ name: 'Guide' }), asked({})]).toEqual([{ name: 'Guide' }, {}]);
});

test('the place that is typed is asked for whole: another, or the one where the source is', () => {
  expect([asked({ ref: 'v2' }), asked({ ref: '', searchPath: '' })]).toEqual([
    { ref: 'v2', searchPath: 'guide' },
    { ref: '', searchPath: '' },
  ]);
});

test('of a source that stays, what is typed is asked for', () => {
  const source = makeSource({ name: 'Docs', ref: 'v1' });
  expect([asked({ ref: 'v2' }, source), asked({ searchPath: 'guide' }, source), asked({}, source)]).toEqual([
    { ref: 'v2', searchPath: '' },
    { ref: 'v1', searchPath: 'guide' },
    {},
  ]);
});
