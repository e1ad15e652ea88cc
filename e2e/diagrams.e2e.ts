import { streamReply, textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { target } from './lectern-command.ts';
import { connectModel } from './pages/connect-model.ts';
import { inMain, INSPECTOR_ARGS } from './pages/in-main.ts';
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
  const picture = window.answers.getByRole('img', { name: wording.diagram.name });
  await expect(picture).toHaveCount(0);
  model.release();
  await window.answered(1);
  await expect(picture).toBeVisible();
  await expect(window.answers.getByText('Dome --> Hatch')).toHaveCount(0);
  const light = await picture.getAttribute('src');
  expect(decodeURIComponent(light ?? '')).toContain('Hatch');
  await tabTo(window.page, window.answers.getByRole('button', { name: wording.diagram.source }));
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
  await expect(answer).toContainText(wording.errors['diagram.refused']);
  await expect(answer).toContainText('A --> --> B');
  model.reply(textReply(fenced('graph TD\n  A --> Good')));
  await expect((await window.askAndWait('Again.')).getByRole('img', { name: wording.diagram.name })).toBeVisible();
});

test('a drawing page that crashed is opened anew for the next diagram (out; skipped for the package)', async ({
  open,
  model,
}) => {
  test.skip(target === 'package', 'the package has its inspector fused off');
  const { run, window } = await open({ args: INSPECTOR_ARGS });
  await connectModel(window, model);
  model.reply(textReply(fenced('graph TD\n  A --> B')), textReply(fenced('graph TD\n  C --> D')));
  const picture = { name: wording.diagram.name };
  await expect((await window.askAndWait('Draw it.')).getByRole('img', picture)).toBeVisible();
  await inMain(
    run,
    `new Promise((resolve) => {
      const { webContents } = process.mainModule.require('electron');
      const page = webContents.getAllWebContents().find((each) => each.getURL() === 'lectern://app/diagram.html');
      page.once('render-process-gone', () => resolve('gone'));
      page.forcefullyCrashRenderer();
    })`,
  );
  await expect((await window.askAndWait('Another.')).getByRole('img', picture)).toBeVisible();
});

/** Keeps the addresses that the page of diagrams asks for, from now on. */
const WATCH_REQUESTS = `(() => {
  globalThis.asked = [];
  const { webRequest } = process.mainModule.require('electron').session.fromPartition('diagrams');
  for (const event of ['onCompleted', 'onErrorOccurred']) webRequest[event](({ url }) => globalThis.asked.push(url));
  return 'watched';
})()`;
/** What an image can have that does something, or names another place than the words of its language. */
const ACTIVE =
  /<(?:a|script|iframe|foreignObject|image|use)[\s>]|\son\w+\s*=|javascript:|https?:\/\/(?!www\.w3\.org\/)/gi;

for (const hostile of [
  'graph TD\n  A["<img src=x onerror=alert(1)>"] --> B\n  click A "javascript:alert(1)"\n  click B "https://evil.example"',
  '%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "*{background:url(https://evil.example/x)}"}}%%\ngraph TD\n  A["<script>fetch(\'https://evil.example\')</script>"] --> B',
  'graph TD\n  A@{ img: "https://evil.example/a.png", label: "x" } --> B',
]) {
  test(`a diagram that means harm is a still picture or code (out; skipped for the package): ${hostile.slice(0, 60)}`, async ({
    open,
    model,
  }) => {
    test.skip(target === 'package', 'the package has its inspector fused off');
    const { run, window } = await open({ args: INSPECTOR_ARGS });
    await connectModel(window, model);
    await inMain(run, WATCH_REQUESTS);
    model.reply(textReply(fenced(hostile)), textReply(fenced('graph TD\n  Good --> End')));
    const answer = await window.askAndWait('Draw it.');
    const picture = answer.getByRole('img', { name: wording.diagram.name });
    await expect(picture.or(answer.getByText(wording.errors['diagram.refused']))).toBeVisible();
    const svg = (await picture.count()) === 0 ? '' : ((await picture.getAttribute('src')) ?? '');
    expect(svg).toMatch(/^(?:data:image\/svg\+xml;|$)/);
    expect(decodeURIComponent(svg).match(ACTIVE)).toBeNull();
    // The page goes on drawing, and has asked for nothing but what it is made of.
    await expect((await window.askAndWait('Another.')).getByRole('img', { name: wording.diagram.name })).toBeVisible();
    const asked = JSON.parse(await inMain(run, 'JSON.stringify(globalThis.asked)')) as string[];
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((address) => !/^(?:lectern:\/\/app\/(?:diagram\.html|assets\/)|data:)/.test(address))).toEqual(
      [],
    );
  });
}
