import { streamReply } from '../src/core/testing/scripted-openai-server.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';

// Written out, not taken from the app's own texts: screen readers, tests and scripts of others rely on these words.
test('roles and names are those that others rely on', async ({ open, model }) => {
  const { window } = await open();
  const { page } = window;
  await expect(page.getByRole('textbox', { name: 'Message', exact: true })).toBeFocused();
  await expect(page.getByRole('navigation', { name: 'Sessions', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New session', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Activity', exact: true })).toBeAttached();
  for (const [keys, title] of [
    ['k', 'Command palette'],
    [',', 'Settings'],
    ['Shift+F', 'Search'],
    ['/', 'Keyboard shortcuts'],
  ] as const) {
    await page.keyboard.press(`ControlOrMeta+${keys}`);
    await expect(page.getByRole('dialog', { name: title, exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
  }

  await connectModel(window, model);
  model.reply(streamReply({ type: 'text', delta: 'Yes' }, { type: 'hold' }));
  await window.ask('Are these the names?');
  const log = page.getByRole('log', { name: 'Messages', exact: true });
  await expect(log.getByRole('article', { name: 'You', exact: true })).toHaveText('Are these the names?');
  await expect(log.getByRole('article', { name: 'Assistant', exact: true })).toContainText('Yes');
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
});
