import { textReply } from '../src/core/testing/scripted-openai-server.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';

test('formulas are drawn, and what is none, is broken or would do something else stays as it is written', async ({
  open,
  model,
}) => {
  const { window } = await open();
  await connectModel(window, model);
  const asked: string[] = [];
  window.page.on('request', (request) => asked.push(new URL(request.url()).protocol));
  const hostile = '\\href{https://evil.example/x}{link}\\includegraphics{https://evil.example/x.png}';
  const written = [
    'Energy is $E = mc^2$ and costs $5 or $10.',
    '\\[\n\\int_0^1 x^2\\,dx = \\frac{1}{3}\n\\]',
    'Broken: $\\frac{a$.',
    `Hostile: $${hostile}$ and $\\def\\a{xx}\\a$ and $\\htmlStyle{position:fixed}{x}$ and $\\rule{900em}{900em}$.`,
  ].join('\n\n');
  model.reply(textReply(written));
  const answer = await window.askAndWait('Which formulas are there?');
  await expect(answer.locator('math')).not.toHaveCount(0);
  await expect(answer.locator('.formula').first().locator('annotation')).toHaveText('E = mc^2');
  await expect(answer.locator('.formula[data-display] math')).toHaveAttribute('display', 'block');
  await expect(answer).toContainText('and costs $5 or $10.');
  await expect(answer.locator('.formula code')).toContainText(['\\frac{a', '\\def\\a{xx}\\a']);
  await expect(answer.locator('.formula').locator('a, img, [style*="fixed"]')).toHaveCount(0);
  const widest = await answer
    .locator('.formula *')
    .evaluateAll((elements) => Math.max(...elements.map((each) => each.getBoundingClientRect().width)));
  expect(widest).toBeLessThan(1_000);
  expect(asked.filter((protocol) => protocol.startsWith('http'))).toEqual([]);
});
