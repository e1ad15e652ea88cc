import { textReply, toolCallReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { chooseCommand } from './pages/choose-command.ts';
import { connectModel } from './pages/connect-model.ts';
import { pasted } from './pages/pasted.ts';

const text = wording.message;
const titles = wording.commands;
const code = (...lines: readonly string[]): string => `\`\`\`ts\n${lines.join('\n')}\n\`\`\``;
const step = { thought: 'It is a heron.', thoughtNumber: 1, totalThoughts: 1, nextThoughtNeeded: false };

test('what the buttons of code, diagrams and steps do is done by key and from the palette', async ({ open, model }) => {
  const { window } = await open();
  const { page, run } = window;
  await connectModel(window, model);
  const none: readonly (readonly [keyof typeof titles, string])[] = [
    ['code.copy', text.noCode],
    ['diagram.source', text.noDiagram],
    ['message.steps', text.noSteps],
  ];
  for (const [command, sentence] of none) {
    await run(command);
    await expect(page.getByText(sentence)).toBeVisible();
  }

  model.reply(
    toolCallReply('sequentialThinking', step),
    textReply(`${code('first', 'block')}\n\n${code('second')}`),
    textReply(`${'A line.\n\n'.repeat(60)}${code('last')}\n\n\`\`\`mermaid\ngraph TD\n  Dome --> Hatch\n\`\`\``),
  );
  const first = await window.askAndWait('Show me some.');
  const steps = first.getByRole('group').filter({ hasText: wording.tools.thoughtOne });
  await run('message.steps');
  await expect(steps.getByText(step.thought)).toBeVisible();
  await steps.locator('summary').focus();
  await run('message.steps');
  await expect(steps.getByText(step.thought)).toBeHidden();
  await expect(steps.locator('summary')).toBeFocused();
  await run('message.focus');
  await run('message.previous');
  await expect(first).toBeFocused();
  await page.keyboard.press('y');
  expect(await pasted(window)).toBe('first\nblock');
  await first.locator('pre').nth(1).focus();
  await chooseCommand(window, titles['code.copy']);
  await expect(page.getByText(wording.common.copied, { exact: true }).first()).toBeVisible();
  await expect.poll(() => pasted(window)).toBe('second');
  const wraps = first.getByRole('button', { name: wording.common.wrapLines });
  await first.locator('pre').nth(1).focus();
  await run('code.wrap');
  await expect(wraps.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(wraps.nth(0)).toHaveAttribute('aria-pressed', 'false');

  const second = await window.askAndWait('And a diagram.');
  const picture = second.getByRole('img', { name: wording.diagram.name });
  await expect(picture).toBeVisible();
  await run('code.copy');
  await expect.poll(() => pasted(window)).toBe('last');
  await run('diagram.source');
  await expect(second.getByText('Dome --> Hatch')).toBeVisible();
  await run('diagram.size');
  await expect(second.getByRole('button', { name: wording.diagram.actualSize })).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  await window.log.focus();
  await page.keyboard.press('Home');
  await expect(window.answers.first().locator('pre').nth(1)).toBeInViewport();
  await run('message.focus');
  await run('code.copy');
  await expect.poll(() => pasted(window)).toBe('second');
});

test('a long prompt is shown whole, and short again, by key', async ({ open }) => {
  const { window } = await open();
  const { page, box, run, prompts } = window;
  await run('message.whole');
  await expect(page.getByText(text.noLongPrompt)).toBeVisible();
  await box.fill(`${'A line.\n'.repeat(600)}And the last.`);
  await page.keyboard.press('Enter');
  await expect(prompts.first()).toContainText(wording.common.showAll);
  await expect(prompts.first()).not.toContainText('And the last.');
  await run('message.whole');
  await expect(prompts.first()).toContainText('And the last.');
  await run('message.whole');
  await expect(prompts.first()).not.toContainText('And the last.');
});
