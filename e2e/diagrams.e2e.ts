import { streamReply, textReply } from '../src/core/testing/scripted-openai-server.ts';
import { en } from '../src/shared/text/en.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { tabTo } from './pages/press.ts';

const fenced = (source: string): string => `Look:\n\n\`\`\`mermaid\n${source}\n\`\`\`\n\nSo it goes.`;

test('a diagram is drawn when it is whole, its source shown by key, and it goes with the theme', async ({
  open,
  model,
}) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(
    streamReply(
      { type: 'text', delta: 'Look:\n\n```mermaid\ngraph TD\n  Dome --> Hatch' },
      { type: 'hold' },
      { type: 'text', delta: '\n```\n' },
      { type: 'finish', reason: 'stop' },
    ),
  );
  await window.ask('Draw it.');
  await expect(window.answers).toContainText('Dome --> Hatch');
  const picture = window.answers.getByRole('img', { name: en.diagram.name });
  await expect(picture).toHaveCount(0);
  model.release();
  await window.answered(1);
  await expect(picture).toBeVisible();
  await expect(window.answers.getByText('Dome --> Hatch')).toHaveCount(0);
  const light = await picture.getAttribute('src');
  expect(decodeURIComponent(light ?? '')).toContain('Hatch');
  await tabTo(window.page, window.answers.getByRole('button', { name: en.diagram.source }));
  await window.page.keyboard.press('Enter');
  await expect(window.answers.getByText('Dome --> Hatch')).toBeVisible();
  await window.run('theme.toggle');
  await expect(picture).not.toHaveAttribute('src', light ?? '');
});

test('what Mermaid cannot draw stays code, with its sentence', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(textReply(fenced('graph TD\n  A --> --> B')));
  const answer = await window.askAndWait('Draw it.');
  await expect(answer).toContainText(en.errors['diagram.refused']);
  await expect(answer).toContainText('A --> --> B');
  model.reply(textReply(fenced('graph TD\n  A --> Good')));
  await expect((await window.askAndWait('Again.')).getByRole('img', { name: en.diagram.name })).toBeVisible();
});

for (const hostile of [
  'graph TD\n  A["<img src=x onerror=alert(1)>"] --> B\n  click A "javascript:alert(1)"\n  click B call alert(1)',
  '%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "*{background:url(https://evil.example/x)}"}}%%\ngraph TD\n  A["<script>fetch(\'https://evil.example\')</script>"] --> B',
  'graph TD\n  A@{ img: "https://evil.example/a.png", label: "x" } --> B',
]) {
  test(`a diagram that means harm is a picture or code: ${hostile.slice(0, 60)}`, async ({ open, model }) => {
    const { run, window } = await open();
    await connectModel(window, model);
    const asked: string[] = [];
    window.page.on('request', (request) => asked.push(request.url()));
    window.page.on('dialog', (dialog) => asked.push(dialog.message()));
    model.reply(textReply(fenced(hostile)));
    const answer = await window.askAndWait('Draw it.');
    await expect(
      answer.getByRole('img', { name: en.diagram.name }).or(answer.getByText(en.errors['diagram.refused'])),
    ).toBeVisible();
    expect(await answer.locator('a, script, iframe, foreignObject, [onerror], [onclick]').count()).toBe(0);
    expect(asked.filter((address) => !address.startsWith('lectern://app/') && !address.startsWith('data:'))).toEqual(
      [],
    );
    expect(run.stderr()).not.toContain('evil.example');
  });
}
