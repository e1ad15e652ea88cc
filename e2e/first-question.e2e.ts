import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';
import { tabTo } from './pages/press.ts';

test('a first question on a bare machine is answered with citations that open', async ({ open }) => {
  const { window } = await open();
  await expect(window.box).toBeFocused();

  const answer = await window.askAndWait('How do I add a repository?');
  await expect(window.prompts).toHaveText(['How do I add a repository?']);
  await expect(answer).toContainText('Add repository');
  await window.sessionId();

  const citation = citationsOf(answer).first();
  await tabTo(window.page, citation);
  const preview = window.page.getByRole('tooltip');
  await expect(preview).toContainText(/\.md/);
  await expect(citation).toBeFocused();
  await window.page.keyboard.press('Escape');
  await expect(preview).toBeHidden();

  const panel = await openCitation(window, citation);
  await expect(panel.locator('mark').first()).toBeVisible();
  await expect(panel).toContainText(/repository/i);
  await expect(panel.locator('[data-token]').first()).toBeVisible();

  await window.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(citation).toBeFocused();
});

test('a citation stays in view beside the passage that it opens, wherever it stands', async ({ open }) => {
  const { window } = await open();
  const { page } = window;
  await page.setViewportSize({ width: 1_100, height: 560 });
  const answer = await window.askAndWait('How do I add a repository?');
  const citations = citationsOf(answer);
  const count = await citations.count();
  expect(count).toBeGreaterThan(2);
  await answer.hover();
  await page.mouse.wheel(0, -200);
  for (let at = 0; at < count; at += 1) {
    await citations.nth(at).scrollIntoViewIfNeeded();
    await citations.nth(at).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: wording.citation.panel }).locator('mark').first()).toBeVisible();
    await page.evaluate(frames, 12);
    await expect(citations.nth(at)).toBeInViewport({ ratio: 0.9 });
    await page.keyboard.press('Escape');
    await expect(citations.nth(at)).toBeFocused();
  }
});

/** Waits for so many frames. */
async function frames(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await new Promise(requestAnimationFrame);
}

test('a citation shows its passage to the pointer, too', async ({ open }) => {
  const { window } = await open();
  const answer = await window.askAndWait('How do I add a repository?');
  const preview = window.page.getByRole('tooltip');
  await citationsOf(answer).first().hover();
  await expect(preview).toContainText(/\.md/);
  await window.box.hover();
  await expect(preview).toBeHidden();
});

test('an example question is asked by its key', async ({ open }) => {
  const { window } = await open();
  await window.run('example.second');

  const answer = await window.answered(1);
  await expect(window.prompts).toHaveText([wording.empty.questions[1]]);
  await expect(citationsOf(answer)).not.toHaveCount(0);
});

test('the introduction says which of its steps are done, is left by key, and comes back when asked for', async ({
  open,
  model,
}) => {
  const { window } = await open();
  const steps = window.page.getByRole('main').getByRole('heading', { level: 3 });
  const { step, stepDone, add, connect, ask } = wording.introduction;
  await expect(steps).toContainText([
    `${fill(step, { n: 1 })}${add}`,
    `${fill(step, { n: 2 })}${connect}`,
    `${fill(step, { n: 3 })}${ask}`,
  ]);
  await connectModel(window, model);
  await expect(steps.nth(1)).toContainText(`${fill(stepDone, { n: 2 })}${connect}`);
  await window.run('introduction.skip');
  await expect(window.page.getByText(wording.empty.title)).toBeVisible();
  await window.run('introduction.show');
  await expect(steps.nth(1)).toContainText(`${fill(stepDone, { n: 2 })}${connect}`);
  await window.run('introduction.skip');
  await expect(window.page.getByText(wording.empty.title)).toBeVisible();
});

test('after the first question the introduction is over', async ({ open }) => {
  const { window } = await open();
  await expect(window.page.getByText(wording.introduction.title)).toBeVisible();
  await window.run('example.second');
  await window.answered(1);
  await window.run('session.new');
  await expect(window.page.getByText(wording.empty.title)).toBeVisible();
});

test('a window without a session offers three questions, Add repository and Connect a model, by keyboard', async ({
  open,
}) => {
  const { window } = await open();
  await window.run('introduction.skip');
  const { questions, addRepository, connectModel: connectTitle } = wording.empty;
  const offered = window.page.getByRole('main').getByRole('listitem').getByRole('button');
  await expect(offered).toContainText([...questions, addRepository, connectTitle]);
  for (const [title, dialog] of [
    [addRepository, wording.addSource.title],
    [connectTitle, wording.connect.title],
  ] as const) {
    await tabTo(window.page, offered.filter({ hasText: title }));
    await window.page.keyboard.press('Enter');
    await expect(window.dialog(dialog)).toBeVisible();
    await window.page.keyboard.press('Escape');
    await expect(window.dialog(dialog)).toBeHidden();
  }
  await tabTo(window.page, offered.filter({ hasText: questions[2] }));
  await window.page.keyboard.press('Enter');
  await expect(window.prompts).toHaveText([questions[2]]);
  await expect(citationsOf(await window.answered(1))).not.toHaveCount(0);
});
