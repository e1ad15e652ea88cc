import { streamReply, textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { expectNothingFound } from './pages/nothing-found.ts';
import { tabTo } from './pages/press.ts';

const fenced = (source: string): string => `\`\`\`mermaid\n${source}\n\`\`\``;
const code = '```ts\nconst greeting = "hello";\n```\n\n';

test('a streaming answer is read out a finished block at a time, and its code is highlighted and wraps', async ({
  open,
  model,
}) => {
  const { window } = await open();
  await connectModel(window, model);
  const region = window.page.locator('[aria-live="polite"].sr-only');
  model.reply(
    streamReply(
      { type: 'text', delta: 'First **block**.\n\nSecond ' },
      { type: 'hold' },
      { type: 'text', delta: `block.\n\n${code}Done.` },
      { type: 'finish', reason: 'stop' },
    ),
  );
  await window.ask('Show me some code.');
  await expect(region).toHaveText('First block.');
  await expect(window.page.getByRole('log')).toHaveAttribute('aria-live', 'off');
  model.release();
  await expect(region).toContainText('Second block.');
  await expect(region).toContainText('Done.');

  const answer = await window.answered(1);
  await expect(answer.locator('[data-token="keyword"]')).toHaveText(['const', '=']);
  const wrap = answer.getByRole('button', { name: wording.common.wrapLines });
  await wrap.focus();
  await window.page.keyboard.press('Enter');
  await expect(wrap).toHaveAttribute('aria-pressed', 'true');
  await expect(answer.locator('pre')).toHaveCSS('white-space-collapse', 'preserve');
  await expect(answer.locator('pre')).toHaveCSS('text-wrap-mode', 'wrap');

  // What was read out goes after a while. Collapsed and opened again, the answer is not read out anew.
  await expect(region).toHaveText('');
  await window.page.keyboard.press('ControlOrMeta+Shift+x');
  await expect(answer.locator('pre')).toHaveCount(0);
  await window.page.keyboard.press('ControlOrMeta+Shift+x');
  await expect(answer.locator('pre')).toBeVisible();
  expect(await region.textContent()).toBe('');
});

/** All that an answer is made of, the first block finished before the rest comes. */
const WRITTEN = [
  'First **block** with `code` and [a link](https://example.org/a).',
  '## A heading',
  '- one\n- two\n  - and *within*\n\n1. first\n2. second',
  '| a | b |\n| - | - |\n| 1 | **2** |',
  '> A quote\n> on two lines',
  '```ts\nconst greeting = "hello";\n```',
  'A formula $E = mc^2$, a footnote[^why] and ~~none~~.',
  '\\[\n\\frac{1}{2}\n\\]',
  '[^why]: Because *so*.',
  'Done.',
].join('\n\n');

test('a finished block is drawn once while an answer streams, and the end is as if it had come at once', async ({
  open,
  model,
}) => {
  const { window } = await open();
  const { page, answers } = window;
  await connectModel(window, model);
  const cut = WRITTEN.indexOf('## A');
  const pieces = WRITTEN.slice(cut).match(/[^]{1,7}/g) ?? [];
  model.reply(
    streamReply(
      { type: 'text', delta: `${WRITTEN.slice(0, cut)}## A` },
      { type: 'hold' },
      ...pieces.map((piece, at) => ({ type: 'text' as const, delta: at === 0 ? piece.slice('## A'.length) : piece })),
      { type: 'finish', reason: 'stop' },
    ),
  );
  await window.ask('Show me all of it.');
  await model.whenHolding();
  const prose = answers.locator('.prose');
  await expect(prose.getByRole('heading')).toHaveText('A');
  // From here on nothing in the first block changes, nor does it go.
  const first = await prose.locator('.block').first().evaluateHandle(watchBlock);
  model.release();
  await window.answered(1);
  await expect(prose).toContainText('Done.');
  await expect(prose.locator('[data-token="keyword"]')).toHaveCount(2);
  await expect(prose.locator('math')).toHaveCount(2);
  expect(await first.evaluate(({ block, changes }) => [block.isConnected, changes])).toEqual([true, []]);
  const streamed = await prose.evaluate(drawnOf);
  await page.reload();
  await expect(prose).toContainText('Done.');
  await expect(prose.locator('[data-token="keyword"]')).toHaveCount(2);
  await expect(prose.locator('math')).toHaveCount(2);
  expect(await prose.evaluate(drawnOf)).toBe(streamed);
  await expectNothingFound(window, 'an answer with all that Markdown has');
});

/** Runs in the page: the block, and what has changed in it since. */
function watchBlock(block: Element) {
  const changes: string[] = [];
  const keep = (records: readonly MutationRecord[]): void =>
    void changes.push(...records.map(({ type, target }) => `${type} in ${target.nodeName}`));
  new MutationObserver(keep).observe(block, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  return { block, changes };
}

/** Runs in the page. Ids are numbered through the page, which another one numbers anew. */
function drawnOf(prose: Element): string {
  return prose.innerHTML.replaceAll(/ (?:id|for|aria-[a-z]+)="[^"]*_r_[^"]*"/g, '');
}

test('the view stays where the reader is while an answer grows, and a key leads to its end, which it then follows', async ({
  open,
  model,
}) => {
  const line = (at: number) => ({ type: 'text', delta: `Line ${at} of the answer.\n\n` }) as const;
  const lines = (from: number) => Array.from({ length: 60 }, (_, at) => line(from + at));
  const { window } = await open();
  await connectModel(window, model);
  model.reply(
    streamReply(
      ...lines(0),
      { type: 'hold' },
      // One after the other, so that the answer grows from before the key is pressed until after it.
      ...lines(60).flatMap((each) => [each, { type: 'hold' } as const]),
      ...lines(120),
      { type: 'finish', reason: 'stop' },
    ),
  );
  const log = window.page.getByRole('log');
  const place = () =>
    log.evaluate((box) => ({ top: box.scrollTop, left: box.scrollHeight - box.scrollTop - box.clientHeight }));
  await window.ask('Count.');
  await model.whenHolding();
  await expect(window.answers).toContainText('Line 59');
  await expect.poll(async () => (await place()).left).toBeLessThan(2);

  await log.focus();
  const down = window.page.getByRole('button', { name: wording.thread.toNewest });
  for (let at = 0; at < 59; at += 1) {
    model.release();
    await model.whenHolding();
    if (at === 20) await window.page.keyboard.press('Home');
  }
  await expect(window.answers).toContainText('Line 118');
  await expect(down).toBeVisible();
  await expect.poll(async () => (await place()).top).toBe(0);

  await window.run('message.newest');
  await expect.poll(async () => (await place()).left).toBeLessThan(2);
  await expect(down).toBeHidden();
  await expect(log).toBeFocused();
  model.release();
  await model.whenHolding();
  model.release();
  await window.answered(1);
  await expect.poll(async () => (await place()).left).toBeLessThan(2);
  expect((await place()).top).toBeGreaterThan(1_000);
});

test('a hostile answer runs nothing and asks for nothing, while it streams and from history', async ({
  open,
  model,
}) => {
  const { window } = await open();
  await connectModel(window, model);
  const asked: string[] = [];
  window.page.on('request', (request) => asked.push(request.url()));
  const hostile = [
    `<img src="${model.baseUrl}/seen" onerror="document.title='run'">`,
    `![x](${model.baseUrl}/seen.png)`,
    "<script>document.title='run'</script><svg onload=\"document.title='run'\">",
    '[a](javascript:document.title="run") [b](ms-msdt:/id) [c](smb://host/share) [d](data:text/html,x)',
    `<style>@import url(${model.baseUrl}/seen.css)</style>`,
    `<form action="${model.baseUrl}/seen"><button>Send</button></form>`,
    `$\\href{${model.baseUrl}/seen}{x}$ $\\includegraphics{${model.baseUrl}/seen.png}$ $\\htmlData{seen=x}{y}$`,
    `$\\htmlStyle{background:url(${model.baseUrl}/seen)}{x}$ $\\def\\a{\\a\\a}\\a$ $\\gdef\\b#1{#1#1#1#1}${'\\b{'.repeat(30)}x${'}'.repeat(30)}$`,
    fenced(
      `graph TD\n  A["<img src=${model.baseUrl}/seen onerror=alert(1)>"] --> B\n  click A "javascript:alert(1)"\n  click B "${model.baseUrl}/seen"`,
    ),
    fenced(
      `%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "*{background:url(${model.baseUrl}/seen)}"}}%%\ngraph TD\n  A["<script>fetch('${model.baseUrl}/seen')</script>"] --> B`,
    ),
    fenced(`graph TD\n  A@{ img: "${model.baseUrl}/seen.png", label: "x" } --> B`),
    `${'> '.repeat(10_000)}deep`,
  ].join('\n\n');
  model.reply(
    streamReply(
      { type: 'text', delta: hostile },
      { type: 'hold' },
      { type: 'text', delta: '\n\nThe end.' },
      {
        type: 'finish',
        reason: 'stop',
      },
    ),
  );
  const isHarmless = async (): Promise<void> => {
    const { answers, page } = window;
    const prose = answers.locator('.prose');
    await expect(prose).toContainText('deep');
    const pictures = prose.getByRole('img', { name: wording.diagram.name });
    await expect(pictures.or(prose.getByText(wording.errors['diagram.refused']))).toHaveCount(3);
    for (const picture of await pictures.all()) await expect(picture).toHaveAttribute('src', /^data:image\/svg\+xml;/);
    await expect(prose.locator('.formula')).not.toHaveCount(0);
    await expect(prose.locator('[data-seen], [style*="url("], .formula [href], .formula [src]')).toHaveCount(0);
    await expect(
      prose.locator('img:not(figure.diagram img), svg image, script, style, form, iframe, a, [onerror], [onclick]'),
    ).toHaveCount(0);
    expect(await page.title()).not.toBe('run');
    expect([...asked, ...model.requests.map(({ path }) => path)].filter((url) => url.includes('seen'))).toEqual([]);
  };
  await window.ask('Be hostile.');
  await isHarmless();
  model.release();
  await window.answered(1);
  await isHarmless();
  await window.page.reload();
  await expect(window.answers).toContainText('The end.');
  await isHarmless();
});

test('a footnote is gone to and come back from by key', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(
    textReply('The dome opens[^why], and closes.\n\nMuch else.\n\n[^why]: It is *old*.\n[^no]: Named nowhere.'),
  );
  const answer = await window.askAndWait('When does it open?');
  const link = answer.getByRole('button', { name: fill(wording.thread.footnote, { mark: '1' }), exact: true });
  await expect(link).toHaveText('1');
  await link.focus();
  await window.page.keyboard.press('Enter');
  const note = answer.locator('[role="doc-footnote"]').first();
  await expect(note).toBeFocused();
  await expect(note).toContainText('It is old.');
  await window.page.keyboard.press('Tab');
  await window.page.keyboard.press('Enter');
  await expect(link).toBeFocused();
});

test('where a link leads is in sight whole, under the pointer and to the focus, also at the end of a paragraph', async ({
  open,
  model,
}) => {
  const { window } = await open();
  const { page } = window;
  await connectModel(window, model);
  const address = 'https://example.org/a/place/that/is/not/in/the/words';
  model.reply(textReply(`See [the guide](${address}).`));
  const link = (await window.askAndWait('Where is the guide?')).getByRole('link', { name: 'the guide' });
  const told = page.getByRole('tooltip');
  for (const look of [() => link.hover(), () => tabTo(page, link)]) {
    await look();
    await expect(told).toHaveText(address);
    const isOnTop = await told.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return [
        [left + 4, top + 4],
        [right - 4, bottom - 4],
      ].every(([x, y]) => element.contains(document.elementFromPoint(x ?? 0, y ?? 0)));
    });
    expect(isOnTop).toBe(true);
    await window.box.hover();
    await window.run('message.focus');
    await expect(told).toBeHidden();
  }
});
