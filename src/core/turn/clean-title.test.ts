import { expect, it } from 'vitest';
import { cleanTitle } from './clean-title';

it.each([
  ['Share state between components', 'Share state between components'],
  ['"Share state."', 'Share state'],
  ['Title: “Share state”', 'Share state'],
  ['**Titel:** „Zustand teilen“.', 'Zustand teilen'],
  ['# Sharing state\n\nHere is why …', 'Sharing state'],
  ['\n\n  Sharing   state \t in React\n', 'Sharing state in React'],
  ['1. Sharing state', 'Sharing state'],
  ['「状態の共有」。', '状態の共有'],
  ["Ludmila's boat", "Ludmila's boat"],
  ['"Hello" and "Goodbye"', '"Hello" and "Goodbye"'],
  ['<think>The user asks\nabout state.</think>\n\nSharing state', 'Sharing state'],
  ['Sharing \u202Eetats\u202C', 'Sharing etats'],
  ['🚀 Release plan', '🚀 Release plan'],
  ['Why is the sky blue?', 'Why is the sky blue?'],
  ['The title is: Sharing state', 'Sharing state'],
])('a title is one line without what it is dressed in: %s', (said, title) => {
  expect(cleanTitle(said)).toBe(title);
});

it.each([
  '',
  ' \n ',
  '...',
  '🚀',
  '""',
  '<think>The user asks about',
  "I'm sorry, but I can't help with that.",
  'I cannot do this',
  'Es tut mir leid, das geht nicht.',
  'Untitled',
  'New chat',
  'Title',
  'You can share state between components by lifting it up to the closest common parent, or by a context, or by a store of its own.',
])('what is none is none: %s', (said) => {
  expect(cleanTitle(said)).toBe(null);
});

it('a long one is cut at a word, within 60 characters', () => {
  const title = cleanTitle('Sharing state between the components of an application that is large') ?? '';
  expect([title, [...title].length <= 60]).toEqual(['Sharing state between the components of an application…', true]);
});
