import { describe, expect, it, onTestFinished } from 'vitest';
import { wording } from '../../../shared/text/wording';
import { languages, shownLanguage } from '../../../shared/text/shown-language';
import { cutQuotations } from './cut-quotations';
import { cutReaderQuotes } from './cut-reader-quotes';
import { forgottenSaid } from './forgotten-said';

const BOAT = 'My sailing boat is called Ludmila and lies in Bergen.';
const cut = (text: string, ...said: readonly string[]): string =>
  cutQuotations(text, forgottenSaid(said.length > 0 ? said : [BOAT]));

describe('what an answer quotes of a forgotten message', () => {
  it.each([
    [`> ${BOAT}`, '> Forgotten'],
    [`> ${BOAT} And what then?`, '> Forgotten. And what then?'],
    [`You said “${BOAT}” and left.`, 'You said “Forgotten” and left.'],
    ['You said "my sailing boat is called Ludmila" and left.', 'You said "Forgotten" and left.'],
    [`As you said: ${BOAT} I know no more.`, 'As you said: Forgotten. I know no more.'],
    [`- ${BOAT}`, '- Forgotten'],
    [`## ${BOAT}`, '## Forgotten'],
    [`> ### **${BOAT}**`, '> ### Forgotten'],
    [`| said | ${BOAT} |`, '| said | Forgotten |'],
    [`|${BOAT}|It says: “${BOAT}” so.|`, '|Forgotten|It says: “Forgotten” so.|'],
    ['> … boat is called Ludmila and lies in Bergen …', '> Forgotten'],
    ['> My sailing boat is called **Ludmila** and lies in *Bergen*.', '> Forgotten'],
    ['My sailing boat is called **Ludmila** and lies in __Bergen__.', 'Forgotten'],
  ])('goes: %s', (text, left) => {
    expect(cut(text)).toBe(left);
  });

  it('leaves one word for several lines', () => {
    expect(cut('You said:\n\n> safe: 88-17-3\n> bike: 5-0-9x\n\nSo.', 'safe: 88-17-3\nbike: 5-0-9x')).toBe(
      'You said:\n\n> Forgotten\n\nSo.',
    );
  });

  it.each([
    [`It is known that ${BOAT}`, 'It is known that Forgotten.', BOAT],
    [`As you told me, ${BOAT.toLowerCase()}`, 'As you told me, Forgotten.', `Hello! ${BOAT}`],
    ['Set `The heron code is 5521-Q.` there.', 'Set `Forgotten.` there.', 'The heron code is 5521-Q.'],
    ['```\nsafe: 88-17-3\nbike: 5-0-9x\n```', '```\nForgotten\n```', 'safe: 88-17-3\nbike: 5-0-9x'],
    ['我知道我的猫叫小黑她三岁了，好。', '我知道Forgotten，好。', '我的猫叫小黑她三岁了'],
    [
      'So “Otto’s key—the brass one—is at my_aunt’s” it is.',
      'So “Forgotten” it is.',
      "Otto's key-the brass one-is at my_aunt's",
    ],
    [
      `> So:\n> my sailing boat is\n> > called Ludmila and\n> lies in Bergen.\n\nMy sailing boat is called\nLudmila and lies in Bergen.`,
      '> So:\n> Forgotten.\n\nForgotten.',
      BOAT,
    ],
    ['So otto’s key—the brass one—is there, yes.', 'So Forgotten, yes.', "Otto's key-the brass one-is there"],
    ['> The key is `at my_aunt` of 1974.', '> Forgotten', 'The key is at my\\_aunt of 1974.'],
    [
      `So **${BOAT}** Or: is my sailing boat called *Ludmila*?`,
      'So **Forgotten.** Or: is my sailing boat called *Ludmila*?',
      BOAT,
    ],
    [
      'It is so that my sailing boat is called **Ludmila and** lies in _Bergen_, yes.',
      'It is so that Forgotten, yes.',
      BOAT,
    ],
    [
      'It says that _my sailing boat is called Ludmila and lies in Bergen_, yes.',
      'It says that _Forgotten_, yes.',
      BOAT,
    ],
    [
      'You know my **PIN**, the `4711`-code, and that is it.',
      'You know Forgotten, and that is it.',
      'My PIN, the 4711-code',
    ],
    ['Is C:\\tools (a+b)* of 2019 there?', 'Is Forgotten there?', 'C:\\tools (a+b)* of 2019'],
  ])('goes word for word within a sentence, and as a whole out of code: %j', (text, left, ...said) => {
    expect(cut(text, ...said)).toBe(left);
  });

  it('goes word for word, each of many sentences', () => {
    const sentences = Array.from(
      { length: 100 },
      (_, at) => `The harbour ${at} lies in the ${'far '.repeat(at % 7)}north.`,
    );
    const quoting = (quoted: readonly string[]): string => quoted.map((each) => `It is so, ${each}`).join('\n\n');
    expect(cut(quoting(sentences), sentences.join(' '))).toBe(quoting(sentences.map(() => 'Forgotten.')));
  });

  it('is looked for in little time where each word begins with a mark and all but the end is there', () => {
    const flags = Array.from({ length: 60 }, (_, at) => `-f${at}`);
    const almost = `Run ${[...flags, '-x'].map((flag) => `**\`${flag}\`**`).join(' ')}`;
    expect(cut(almost, [...flags, '-y'].join(' '))).toBe(almost);
  });

  const SAFE = 'My safe code is 8817-Zyxomir and the key lies under the Quandellian vase in Hornbeck.';

  it.each([
    ['> My safe code is 8817-Zyxomir and the\n> key lies under the Quandellian\n> vase in Hornbeck.', '> Forgotten'],
    [
      'So:\n\nMy safe code is 8817-Zyxomir and the key\nlies under the Quandellian vase\nin Hornbeck.',
      'So:\n\nForgotten',
    ],
    [
      '- Tea\n- My safe code is 8817-Zyxomir and the key\n  lies under the Quandellian vase in\n  Hornbeck',
      '- Tea\n- Forgotten',
    ],
    [
      'You said my safe code is 8817-Zyxomir and the\nkey lies under the Quandellian vase in\nHornbeck, yes.',
      'You said Forgotten, yes.',
    ],
    [
      '> So my safe code is 8817-Zyxomir and the\n> key lies under the Quandellian vase in\n> Hornbeck, yes.',
      '> So Forgotten, yes.',
    ],
    ['> code is 8817-Zyxomir and the\n> > key lies\n> under the\n\nBut:\nno.', '> Forgotten\n\nBut:\nno.'],
  ])('goes to its last word where it is wrapped: %j', (text, left) => {
    expect(cut(text, SAFE).replace('Forgotten.', 'Forgotten')).toBe(left);
  });

  it('a long one goes to its last line', () => {
    const long = Array.from({ length: 300 }, (_, at) => `harbour ${at} of Bergen has berth ${at * 13}`);
    expect(cut(`So:\n\n${long.map((line) => `> ${line},`).join('\n')}`, long.join(', '))).toBe('So:\n\n> Forgotten');
  });

  it.each([
    ['> 8817-Zyxomir', '> Forgotten'],
    ['# 8817-Zyxomir', '# Forgotten'],
    ['| Safe code | `8817-Zyxomir` |', '| Safe code | `8817-Zyxomir` |'],
    ['| Safe code | 8817-Zyxomir |', '| Safe code | Forgotten |'],
    ['It is "8817-Zyxomir", I think.', 'It is "Forgotten", I think.'],
    ['Safe code: 8817-Zyxomir', 'Safe code: Forgotten'],
    ['> Safe code: **8817-Zyxomir**', '> Safe code: **Forgotten**'],
    ['Your safe code is **8817-Zyxomir**.', 'Your safe code is **Forgotten**.'],
    ['**8817-Zyxomir**', 'Forgotten'],
    ['> Quandellian vase', '> Forgotten'],
    ['Under the “Quandellian vase”.', 'Under the “Forgotten”.'],
    ['# Quandellian vase', '# Quandellian vase'],
    ['> Hornbeck', '> Hornbeck'],
    ['| 8817 | the key |', '| 8817 | the key |'],
  ])('of what is set apart, a code or a quoted name is told from what is said by chance: %s', (text, left) => {
    expect(cut(text, SAFE)).toBe(left);
  });

  it('is told through signs that take no room', () => {
    expect(cut('> My sailing\u200b boat is called Lud\u00admila and lies in Bergen.')).toBe('> Forgotten');
  });

  it('is told in scripts without spaces', () => {
    expect(cut('你说：我的猫叫小黑。她很可爱。', '我的猫叫小黑。')).toBe('你说：Forgotten. 她很可爱。');
  });
});

describe('what is no quotation stays', () => {
  it.each([
    ['Do not delete it before the backup ran.', 'delete it', 'No'],
    ['Then: Do not delete it. No backup exists, and No copy either.', 'delete it', 'No'],
    ['Fine. No problem.', 'delete it', 'No'],
    ['> No\n\n"No" and: delete it', 'delete it', 'No'],
    ['The number 47110 and "PIN 47110" stay.', 'PIN 4711'],
    ['```ts\nimport { useState } from "react";\n```', 'Fix this:\nimport { useState } from "react";'],
    ['> ```\n> const boat = "Ludmila of Bergen harbour";\n> ```', 'Fix:\nconst boat = "Ludmila of Bergen harbour";'],
    ['    const boat = "Ludmila of Bergen harbour";', 'Fix:\nconst boat = "Ludmila of Bergen harbour";'],
    ['They say it was the oath of Eleanor that won.', 'The oath of Eleanor'],
    ['It is known that my sailing boat is called Ludmila Two.', 'Otto: my sailing boat is called Ludmila'],
    ['| a | the boat of Bergen |\n|---|:-:|\n| x \\| y | `"My sailing boat is called Ludmila"` |', BOAT],
    ['Write `say("Ludmila lies in Bergen harbour")` there.', 'Where? Ludmila lies in Bergen harbour'],
  ])('%s', (text, ...said) => {
    expect(cut(text, ...said)).toBe(text);
  });
});

const said = (text: string): string => `${wording.reader.youSaid.replace('{when}', 'on 1 May 2026')}\n\n> ${text}`;

describe('what the Reader quotes', () => {
  const reader = (text: string, ...texts: readonly string[]): string => cutReaderQuotes(text, forgottenSaid(texts));

  it('goes with its message, however short, and leaves no torso', () => {
    expect(reader(`Near:\n\n${said('No')}`, 'No')).toBe(`Near:\n\n${said('Forgotten')}`);
  });

  it('goes where it was cut out of it', () => {
    expect(
      reader(said('… lies in Bergen. It has two masts …'), `${BOAT}\nIt lies in Bergen. It has two masts. So.`),
    ).toBe(said('Forgotten'));
  });

  it.each(languages)('goes, whatever language was shown when it was written (now %s)', (language) => {
    onTestFinished(() => shownLanguage.set('en'));
    const answers = languages.flatMap((spoken) => {
      shownLanguage.set(spoken);
      return [wording.reader.youSaid, wording.reader.answered, wording.reader.answeredAgain].map(
        (lead) => `${lead}\n\n> ${BOAT}`,
      );
    });
    shownLanguage.set(language);
    expect(answers.map((answer) => reader(answer, BOAT))).toEqual(
      answers.map((answer) => answer.replace(BOAT, wording.memories.forgotten)),
    );
  });

  it('stays where it is of another message, that says the same among other things, or of a source', () => {
    const kept = `${said(`${BOAT} Otto knows.`)}\n\n**Guide › Boats** [1]\n\n> ${BOAT}`;
    expect(reader(kept, BOAT)).toBe(kept);
  });
});
