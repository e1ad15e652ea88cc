import { createKeybindingsHandler } from 'tinykeys';
import { expect, test } from 'vitest';
import { commands, type CommandId } from '../../../shared/commands/commands';
import { keyBindings } from './key-bindings';

interface Press {
  readonly key: string;
  readonly held?: readonly string[];
  readonly inText?: boolean;
  readonly isUsed?: boolean;
}

/** What one key press runs, by tinykeys itself over the real table. */
function ranBy({ key, held = [], inText = false, isUsed = false }: Press): readonly CommandId[] {
  const ran: CommandId[] = [];
  const handler = createKeybindingsHandler(
    keyBindings(commands, (id) => ran.push(id)),
    { ignore: () => false },
  );
  const event = {
    key,
    code: 'Unidentified',
    defaultPrevented: isUsed,
    isComposing: false,
    target: { matches: () => inText },
    getModifierState: (modifier: string) => held.includes(modifier),
    preventDefault: () => undefined,
  };
  // Node has no KeyboardEvent; this is what tinykeys and the bindings read of one.
  handler(event as unknown as KeyboardEvent);
  return ran;
}

const mod = ['Control'];
const modShift = ['Control', 'Shift'];

test('the keys that tests and scripts rely on run their commands, in a text field too', () => {
  const pressed: readonly (Press & { readonly runs: CommandId })[] = [
    { key: 'n', held: mod, runs: 'session.new' },
    { key: 'N', held: modShift, runs: 'window.new' },
    { key: 'k', held: mod, runs: 'palette.open' },
    { key: 'F', held: modShift, runs: 'search.open' },
    { key: ',', held: mod, runs: 'settings.open' },
    { key: 'l', held: mod, runs: 'message.focus' },
    { key: '[', held: mod, runs: 'session.previous' },
    { key: ']', held: mod, runs: 'session.next' },
    { key: '/', held: mod, runs: 'shortcuts.open' },
    { key: 'Escape', runs: 'turn.stop' },
  ];
  for (const { runs, ...press } of pressed) expect([press, ranBy({ ...press, inText: true })]).toEqual([press, [runs]]);
});

test('a question mark and the digits are commands outside text fields only', () => {
  expect(ranBy({ key: '?', held: ['Shift'] })).toEqual(['shortcuts.open']);
  expect(ranBy({ key: '?', held: ['Shift'], inText: true })).toEqual([]);
  expect(ranBy({ key: '2' })).toEqual(['example.second']);
  expect(ranBy({ key: '2', inText: true })).toEqual([]);
});

test('a key that a layer has used runs nothing', () => {
  expect(ranBy({ key: 'Escape', isUsed: true })).toEqual([]);
});

test('no two commands share a key', () => {
  const keys = commands.flatMap((command) => [...command.keys, ...(command.outsideText ?? [])]);
  expect(keys.length).toBe(new Set(keys.map((key) => key.toLowerCase())).size);
});
