// npm start [-- arguments for the app]: sets up, builds when needed, and runs Lectern until it quits.
import { spawn } from 'node:child_process';
import { root } from './project.mjs';
import { startSwitches } from './run/chromium-switches.mjs';
import { chooseDisplay } from './run/choose-display.mjs';
import { hasDisplay } from './run/display.mjs';
import { waitForQuit } from './run/wait-for-quit.mjs';
import { buildApp } from './setup/build-app.mjs';
import { setUp } from './setup/set-up.mjs';
import { runScript } from './stop.mjs';

/** What is asked for is printed on stdout, and no window opens. */
const printsOnly = (args) =>
  args.some((argument) => ['--ask', '--help', '-h', '--version'].includes(argument) || argument.startsWith('--ask='));

async function start(args) {
  // stdout belongs to what is asked for.
  const say = printsOnly(args) ? console.error : console.log;
  const runtime = await setUp(say, {
    systemLibraries: { needsVirtualDisplay: !hasDisplay() && !printsOnly(args) },
  });
  await buildApp(say);

  const switches = startSwitches(say);
  const display = await chooseDisplay(say, { printsOnly: printsOnly(args) });
  try {
    const app = spawn(runtime.executable, [...switches, ...display.switches, root, ...args], {
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
