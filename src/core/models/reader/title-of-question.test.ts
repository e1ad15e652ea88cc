import { expect, it } from 'vitest';
import { titleOfQuestion } from './title-of-question';

it.each([
  ['How do I share state between components?', 'Share state between components'],
  ['Hi there! Could you please tell me how to rotate a PDF? Thanks', 'Rotate a PDF'],
  ['how does the event loop work??', 'How the event loop works'],
  ['How do citations work?', 'How citations work'],
  ['What is the difference between a thread and a session?', 'Difference between a thread and a session'],
  ['What is XState?', 'XState'],
  ['Is there a way to pin a session, please?', 'Pin a session'],
  ['How do I call useEffect() twice?', 'Call useEffect() twice'],
  ['How do I use --user-data-dir?', 'Use --user-data-dir'],
  ['How to npm install behind a proxy?', 'Npm install behind a proxy'],
  ['Please write a poem on herons.', 'Write a poem on herons'],
  ['Where do I find the log files?', 'Log files'],
])('an English question loses the words that only ask: %s', (prompt, title) => {
  expect(titleOfQuestion(prompt)).toBe(title);
});

it.each([
  ['Wie kann ich Zustand zwischen Komponenten teilen?', 'Zustand zwischen Komponenten teilen'],
  ['Wie teile ich Zustand zwischen Komponenten?', 'Zustand zwischen Komponenten teilen'],
  ['Wie füge ich ein Repository hinzu?', 'Repository hinzufügen'],
  ['Hallo! Wie ändere ich den Titel?', 'Titel ändern'],
  ['Wie leere ich den Papierkorb?', 'Papierkorb leeren'],
  ['Wie installiere ich Ollama?', 'Ollama installieren'],
  ['Kannst du mir bitte sagen, was der Unterschied zwischen A und B ist?', null],
  ['Was ist der Unterschied zwischen Thread und Sitzung?', 'Unterschied zwischen Thread und Sitzung'],
  ['Wo finde ich die Schlüssel?', 'Schlüssel'],
  ['Wie funktionieren Zitate?', 'Wie Zitate funktionieren'],
  ['Kannst du mir erklären, wie Hooks funktionieren?', 'Wie Hooks funktionieren'],
  ['Darf man hier rauchen?', 'Hier rauchen'],
])('a German question does too: %s', (prompt, title) => {
  expect(titleOfQuestion(prompt)).toBe(title ?? 'Was der Unterschied zwischen A und B ist');
});

it.each([
  'Otto',
  'const a = await load({ id: 1 });',
  '```ts\nconst a = 1;\n```',
  '如何在组件之间共享状态？',
  '🎉🎉🎉',
  '🎉?',
  'Why does the build fail?',
  'What is it?',
  'What is my name?',
  'How do I do it?',
  'What is a monad and how do I use it?',
  'Wie bin ich hierher gekommen?',
  'Wie teile ich Zustand, wenn Komponenten weit auseinander liegen?',
  'Error: ENOENT\n    at open (node:fs:1)\n    at main.js:3',
  'My boat is called Ludmila. It lies in Bergen.',
  '',
  ' \n\t\n',
  '\ud800?',
])('what fits no form keeps its first line: %s', (prompt) => {
  expect(titleOfQuestion(prompt)).toBe(null);
});

it('a long one is cut at a word, within 60 characters', () => {
  const title = titleOfQuestion(`How do I ${'share state between components '.repeat(400)}?`);
  expect(title).toBe('Share state between components share state between…');
});
