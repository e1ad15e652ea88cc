// npm run dev [-- arguments for the app]: runs Lectern from the sources, with hot reload in the window.
import { toolCommand, toolEnvironment, exitCodeOf } from './run-command.mjs';
import { quietSwitches, sandboxSwitches } from './run/chromium-switches.mjs';
import { hasDisplay, startVirtualDisplay } from './run/display.mjs';
import { buildEnvironment, forgetBuild } from './setup/build-app.mjs';
import { setUp } from './setup/set-up.mjs';
import { runScript } from './stop.mjs';

async function develop(args) {
  const runtime = await setUp(console.log, { systemLibraries: { needsVirtualDisplay: !hasDisplay() } });
  // electron-vite writes main and preload for development into out/.
  await forgetBuild();
  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  if (display) console.log(`no display here: using a virtual one (Xvfb ${display.display}).`);
  const switches = [...sandboxSwitches(), ...quietSwitches];
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
    ...(display && { DISPLAY: display.display }),
  });
  try {
    return await exitCodeOf(command, tool, { env, stdio: 'inherit' });
  } finally {
    display?.stop();
  }
}

await runScript(() => develop(process.argv.slice(2)));
