// npm run dev [-- arguments for the app]: runs Lectern from the sources, with hot reload in the window.
import { toolCommand, toolEnvironment, exitCodeOf } from './run-command.mjs';
import { startSwitches } from './run/chromium-switches.mjs';
import { chooseDisplay } from './run/choose-display.mjs';
import { hasDisplay } from './run/display.mjs';
import { buildEnvironment, forgetBuild } from './setup/build-app.mjs';
import { setUp } from './setup/set-up.mjs';
import { runScript } from './stop.mjs';

async function develop(args) {
  const runtime = await setUp(console.log, { systemLibraries: { needsVirtualDisplay: !hasDisplay() } });
  // electron-vite writes main and preload for development into out/.
  await forgetBuild();
  const switches = startSwitches(console.log);
  const display = await chooseDisplay(console.log);
  const [command, tool] = toolCommand('electron-vite/bin/electron-vite.js', [
    'dev',
    '--watch',
    '--',
    ...switches,
    ...args,
  ]);
  const env = toolEnvironment({
    ELECTRON_MAJOR_VER: buildEnvironment.ELECTRON_MAJOR_VER,
    ELECTRON_EXEC_PATH: runtime.executable,
    ...display.env,
  });
  try {
    return await exitCodeOf(command, tool, { env, stdio: 'inherit' });
  } finally {
    display.stop();
  }
}

await runScript(() => develop(process.argv.slice(2)));
