import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { target } from './lectern-command.ts';
import { chooseFromMenu } from './pages/native-menu.ts';
import { INSPECTOR_ARGS } from './pages/in-main.ts';

test('a command of the native menu runs in the window (out; skipped for the package)', async ({ open }) => {
  test.skip(target === 'package', 'the package has its inspector fused off');
  const { run, window } = await open({ args: INSPECTOR_ARGS });
  expect(await chooseFromMenu(run, 'settings.open')).toBe(wording.commands['settings.open']);
  await expect(window.dialog(wording.settings.title)).toBeVisible();
});
