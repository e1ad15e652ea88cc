import { expect, test } from 'vitest';
import { commands } from '../../../../shared/commands/commands';
import { orderCommands, type PaletteMoment } from './order-commands';

const NOTHING: PaletteMoment = { isOnMessage: false, isAnswering: false, isUnfinished: false, contexts: new Set() };
/** What is of use at any time. */
const USABLE = commands.filter(({ needs }) => needs === undefined);
const first = (count: number, moment: Partial<PaletteMoment>, recent: Parameters<typeof orderCommands>[2] = []) =>
  orderCommands(commands, { ...NOTHING, ...moment }, recent)
    .slice(0, count)
    .map(({ id }) => id);

test('without a moment of their own or a choice before, commands stand as in the table', () => {
  expect(orderCommands(commands, NOTHING, [])).toEqual(USABLE);
});

test('what was chosen last comes first, newest first', () => {
  expect(first(3, {}, ['data.export', 'app.quit'])).toEqual(['data.export', 'app.quit', 'session.new']);
});

test('over a message its commands come before what was chosen last, but not the way to the message box', () => {
  const ordered = first(commands.length, { isOnMessage: true }, ['data.export']);
  const at = ordered.indexOf('data.export');
  expect(ordered.slice(0, at)).toEqual([
    'message.next',
    'message.previous',
    'message.newest',
    'message.edit',
    'message.copy',
    'message.regenerate',
    'message.quote',
    'message.branch',
    'message.collapse',
    'message.whole',
    'message.forget',
    'message.openCitation',
    'code.copy',
    'code.wrap',
    'message.steps',
    'diagram.source',
    'diagram.size',
    'message.previousVersion',
    'message.nextVersion',
  ]);
  expect(ordered).toHaveLength(USABLE.length);
});

test('while an answer comes Stop is first, and after one that was cut off the ways on', () => {
  expect(first(1, { isAnswering: true, isUnfinished: true }, ['data.export'])).toEqual(['turn.stop']);
  expect(first(3, { isUnfinished: true }, ['data.export'])).toEqual(['turn.retry', 'turn.continue', 'data.export']);
});

test('what an open passage or a note is needed for is offered while that is there, before all else', () => {
  expect(first(5, { contexts: new Set(['passage', 'panel']) }, ['data.export'])).toEqual([
    'passage.copyLink',
    'passage.copyLines',
    'passage.copyCommit',
    'passage.openAtHost',
    'panel.close',
  ]);
  expect(first(2, { contexts: new Set(['offer']) }, ['data.export'])).toEqual(['note.act', 'data.export']);
});
