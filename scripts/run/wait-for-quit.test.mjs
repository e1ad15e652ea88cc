import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { waitForQuit } from './wait-for-quit.mjs';

/** A process that counts the signals it gets and quits with their number when its input ends. */
async function startCounter() {
  const program = `
    let count = 0;
    process.on('SIGINT', () => console.log(++count));
    process.stdin.resume().on('end', () => process.exit(count));
    console.log('ready');`;
  const app = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  await once(app.stdout, 'data');
  return app;
}

test('one Ctrl+C, told twice, reaches the app once, and its exit code is ours', async () => {
  const app = await startCounter();
  const quit = waitForQuit(app, () => 0);
  const counted = once(app.stdout, 'data');
  process.emit('SIGINT', 'SIGINT');
  process.emit('SIGINT', 'SIGINT');
  await counted;
  app.stdin.end();
  expect(await quit).toBe(1);
});

test('a second Ctrl+C some time later ends an app that does not quit', async () => {
  const app = await startCounter();
  let now = 0;
  const quit = waitForQuit(app, () => now);
  process.emit('SIGINT', 'SIGINT');
  now = 5_000;
  process.emit('SIGINT', 'SIGINT');
  expect(await quit).toBe(128 + 9);
});
