import { rm, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { textReply } from '../src/core/testing/scripted-openai-server.ts';
import { canWatchFiles, watchFiles } from '../src/core/testing/watch-files.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { askInHalves } from './pages/ask-in-halves.ts';
import { connectModel } from './pages/connect-model.ts';

test.skip(!canWatchFiles, 'a disk that fails needs Linux and a C compiler');

const { ENOSPC, EIO, EROFS } = constants.errno;
const failures = [
  {
    what: 'is full',
    number: ENOSPC,
    banner: wording.errors['data.waitsForRoom'],
    refusal: wording.errors['data.full'],
  },
  { what: 'fails', number: EIO, banner: wording.errors['data.waitsForDisk'], refusal: wording.errors['data.readOnly'] },
  {
    what: 'is read-only',
    number: EROFS,
    banner: wording.errors['data.waitsForDisk'],
    refusal: wording.errors['data.readOnly'],
  },
];

for (const { what, number, banner, refusal } of failures) {
  test(`a disk that ${what} in mid-answer is told; the answer and what is typed stay, and all goes on by itself`, async ({
    open,
    model,
    folder,
    userDataDir,
  }) => {
    const faultPath = join(folder, 'fault');
    const env = watchFiles(folder, { folder: userDataDir, faultPath });
    const first = await open({ env });
    await connectModel(first.window, model);
    const { window } = first;
    await askInHalves(window, model);

    await writeFile(faultPath, String(number));
    model.release();
    await expect(window.notices.filter({ hasText: banner })).toBeVisible();
    await expect(window.answers).toContainText('The first half and the rest.');
    await window.run('message.focus');
    await window.page.keyboard.insertText('Is this kept?');
    await window.page.keyboard.press('Enter');
    await expect(window.box).toHaveAccessibleDescription(refusal);
    await expect(window.box).toHaveValue('Is this kept?');

    await rm(faultPath);
    await expect(window.notices).toHaveCount(0, { timeout: 10_000 });
    model.reply(textReply('It is.'));
    await window.run('message.focus');
    await window.page.keyboard.press('Enter');
    await expect(window.answers.last()).toContainText('It is.');
    await expect(window.answers.last()).toHaveAttribute('aria-busy', 'false');
    await first.run.kill();

    const second = await open();
    await expect(second.window.prompts).toHaveText(['Say it in two halves.', 'Is this kept?']);
    await expect(second.window.answers).toHaveText([/The first half and the rest\.$/, /It is\.$/]);
  });
}
