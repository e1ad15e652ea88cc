import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorReply, textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { target } from './lectern-command.ts';
import { askInHalves } from './pages/ask-in-halves.ts';
import { connectModel } from './pages/connect-model.ts';
import { driveWindow } from './pages/drive-window.ts';
import { endWorker } from './pages/in-worker.ts';
import { INSPECTOR_ARGS } from './pages/in-main.ts';
import { processesOf } from './processes.ts';

test.skip(process.platform === 'win32', 'Windows lists processes in another way.');

test('a page that is killed in mid-answer comes back with it, and the answer goes on', async ({ open, model }) => {
  const { run, window } = await open();
  await connectModel(window, model);
  await askInHalves(window, model);

  const [renderer] = processesOf(run.pid, 'renderer');
  process.kill(renderer ?? -1, 'SIGKILL');
  await expect.poll(() => processesOf(run.pid, 'renderer')).not.toContain(renderer);
  await expect.poll(() => processesOf(run.pid, 'renderer').length).toBe(1);

  const back = driveWindow(await (await run.reconnect()).firstWindow());
  await expect(back.answers).toContainText('The first half');
  await expect(back.prompts).toHaveText(['Say it in two halves.']);
  model.release();
  await expect(await back.answered(1)).toContainText('The first half and the rest.');
  model.reply(textReply('Still here.'));
  await expect(await back.askAndWait('And now?')).toContainText('Still here.');
});

test('the window outlives the process that draws it', async ({ open, model, userDataDir }) => {
  const { run, window } = await open();
  await connectModel(window, model);
  for (const round of [1, 2]) {
    await expect.poll(() => processesOf(run.pid, 'gpu-process').length).toBe(1);
    const [drawing] = processesOf(run.pid, 'gpu-process');
    process.kill(drawing ?? -1, 'SIGKILL');
    await expect.poll(() => processesOf(run.pid, 'gpu-process')).not.toContain(drawing);
    model.reply(textReply(`Answer ${round}.`));
    await expect(await window.askAndWait(`Question ${round}`)).toContainText(`Answer ${round}.`);
    await window.page.screenshot();
  }
  const log = await readFile(join(userDataDir, 'logs', 'lectern.log'), 'utf8');
  expect(log).toContain('"message":"a process of Chromium is gone","type":"GPU"');
});

test('what searches and remembers dies in mid-answer: that goes on and is saved, and memory is back (out; skipped for the package)', async ({
  open,
  model,
  userDataDir,
}) => {
  test.skip(target === 'package', 'the package has its inspector fused off');
  const { run, window } = await open({ args: INSPECTOR_ARGS });
  await connectModel(window, model);
  model.reply(textReply('Ludmila, noted.'));
  await window.askAndWait('My sailing boat is called Ludmila.');
  await window.run('session.new');
  await askInHalves(window, model);
  await endWorker(run, 'knowledge.worker');
  model.release();
  await expect(await window.answered(1)).toContainText('The first half and the rest.');

  // What starts anew may take longer than a turn waits for it.
  await expect(async () => {
    model.reply(textReply('Ludmila.'));
    await window.run('session.new');
    await window.askAndWait('What is my sailing boat called?');
    expect(JSON.stringify(model.chats().at(-1)?.body)).toContain('My sailing boat is called Ludmila.');
  }).toPass();
  await expect(window.notices).toHaveCount(0);
  await run.close();
  const log = await readFile(join(userDataDir, 'logs', 'lectern.log'), 'utf8');
  expect(log).toContain('the knowledge worker is gone');

  const second = await open();
  await second.window.openSession((await second.window.sessions.count()) - 2);
  await expect(second.window.answers).toHaveText(/The first half and the rest\.$/);
});

test('diagnostics are copied by key, and neither they nor the log hold what was said', async ({
  open,
  model,
  userDataDir,
}) => {
  const { window } = await open();
  await connectModel(window, { ...model, apiKey: 'sk-hidden-key' });
  model.reply(errorReply(400, 'No: hidden words. sk-hidden-key'));
  await window.ask('My hidden words');
  await expect(window.log.getByRole('alert')).toContainText('No: hidden words. •••');
  model.reply(textReply('A hidden answer.'));
  model.replyWithTitle(textReply('A hidden title'));
  await window.run('turn.retry');
  await expect(await window.answered(1)).toContainText('A hidden answer.');
  await expect(window.sessions).toHaveText(['A hidden title']);

  await window.run('data.diagnostics');
  await expect(window.page.getByText(wording.settings.diagnosticsCopied)).toBeVisible();
  await window.run('message.focus');
  await window.page.keyboard.press('ControlOrMeta+V');
  await expect(window.box).toHaveValue(/"lectern": "/);
  const diagnostics: unknown = JSON.parse(await window.box.inputValue());
  expect(diagnostics).toMatchObject({
    connections: { 'openai-compatible': 1 },
    sessions: { open: 1 },
    lastFailures: [{ level: 'warn', message: 'a model request failed', code: 'model.status' }],
  });
  const log = await readFile(join(userDataDir, 'logs', 'lectern.log'), 'utf8');
  expect(log).toContain('a model request failed');
  expect(`${log}${JSON.stringify(diagnostics)}`).not.toContain('hidden');
});
