// npm start [-- arguments for the app]: sets up, builds when needed, and runs Lectern until it quits.
import { spawn } from 'node:child_process';
import { root } from './project.mjs';
import { quietSwitches, sandboxSwitches } from './run/chromium-switches.mjs';
import { hasDisplay, startVirtualDisplay } from './run/display.mjs';
import { waitForQuit } from './run/wait-for-quit.mjs';
import { buildApp } from './setup/build-app.mjs';
import { setUp } from './setup/set-up.mjs';
import { runScript } from './stop.mjs';

/** What is asked for is printed on stdout, and no window opens. */
const printsOnly = (args) =>
  args.some((argument) => ['--ask', '--help', '-h', '--version'].includes(argument) || argument.startsWith('--ask='));

/** Where the app draws: a display of the system, a virtual one, or, for what is printed on stdout, none. */
async function chooseDisplay(args, say) {
  if (hasDisplay()) return { switches: [], env: {}, stop: () => {} };
  if (printsOnly(args)) return { switches: ['--ozone-platform=headless'], env: {}, stop: () => {} };
  const { display, stop } = await startVirtualDisplay();
  say(`no display here: using a virtual one (Xvfb ${display}).`);
  return { switches: [], env: { DISPLAY: display }, stop };
}

async function start(args) {
  // stdout belongs to what is asked for.
  const say = printsOnly(args) ? console.error : console.log;
  const runtime = await setUp(say, {
    systemLibraries: { needsVirtualDisplay: !hasDisplay() && !printsOnly(args) },
  });
  await buildApp(say);

  const sandbox = sandboxSwitches();
  if (sandbox.length > 0) say('running as root: Chromium starts with --no-sandbox.');
  const display = await chooseDisplay(args, say);
  try {
    const switches = [...sandbox, ...quietSwitches, ...display.switches];
    const app = spawn(runtime.executable, [...switches, root, ...args], {
      stdio: 'inherit',
      // A group of its own, so that Ctrl+C reaches it once, through waitForQuit.
      detached: true,
      env: { ...process.env, ...display.env },
    });
    return await waitForQuit(app);
  } finally {
    display.stop();
  }
}

await runScript(() => start(process.argv.slice(2)));
