import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startLoopbackServer } from '../src/core/testing/loopback-server.ts';
import { expect, test } from './fixtures.ts';

test('the page has neither Node nor Electron', async ({ open }) => {
  const { window } = await open();
  const found = await window.page.evaluate(() =>
    ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
});

test('the page runs no script that was put into it, and reaches no network', async ({ open }) => {
  const server = await startLoopbackServer((_, response) => void response.end('reached'));
  const { window } = await open();
  const result = await window.page.evaluate(async (origin) => {
    const violations: string[] = [];
    // Each is told in a task of its own, some after the call that it is about.
    const allTold = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(event.effectiveDirective);
        if (violations.length === 3) resolve();
      });
    });
    const script = document.createElement('script');
    script.textContent = 'globalThis.wasRun = true';
    document.body.append(script);
    const image = document.createElement('img');
    image.src = `${origin}/image.png`;
    document.body.append(image);
    const fetched = await fetch(`${origin}/data`).then(
      () => 'fetched',
      () => 'refused',
    );
    await allTold;
    return { wasRun: 'wasRun' in globalThis, fetched, violations: violations.toSorted() };
  }, server.origin);
  await server.close();
  expect(result).toEqual({
    wasRun: false,
    fetched: 'refused',
    violations: ['connect-src', 'img-src', 'script-src-elem'],
  });
  expect(server.requests).toEqual([]);
});

test('the page goes to no other address and opens no window', async ({ open, userDataDir }) => {
  const { run, window } = await open();
  const before = window.page.url();
  const opened = await window.page.evaluate(() => {
    location.assign('https://example.org/elsewhere');
    return globalThis.open('https://example.org/popup') === null;
  });
  expect(opened).toBe(true);
  const log = () => readFile(join(userDataDir, 'logs', 'lectern.log'), 'utf8').catch(() => '');
  await expect.poll(log).toContain('https://example.org/elsewhere');
  // A navigation that was told and not stopped would take the page away, and with it its keys.
  await run.newWindow(() => window.run('window.new'));
  expect(window.page.url()).toBe(before);
  expect(run.windows()).toHaveLength(2);
});

test('the page is given no permission', async ({ open }) => {
  const { window } = await open();
  const answers = await window.page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
    media: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    ),
    clipboard: await navigator.clipboard.readText().then(
      () => 'granted',
      () => 'denied',
    ),
  }));
  expect(answers).toEqual({ notifications: 'denied', geolocation: 'denied', media: 'denied', clipboard: 'denied' });
});
