// Draws resources/icons/*.png from lectern.svg with Electron itself. Run after the drawing changes:
//   node scripts/package/draw-icons.mjs
import { fileURLToPath } from 'node:url';
import { mustRun } from '../run-command.mjs';
import { quietSwitches, sandboxSwitches } from '../run/chromium-switches.mjs';
import { hasDisplay, startVirtualDisplay } from '../run/display.mjs';
import { setUp } from '../setup/set-up.mjs';
import { runScript } from '../stop.mjs';

await runScript(async () => {
  const runtime = await setUp(console.log, { systemLibraries: { needsVirtualDisplay: !hasDisplay() } });
  const painter = fileURLToPath(new URL('icon-painter', import.meta.url));
  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  try {
    await mustRun(
      'The icons may be half done.',
      runtime.executable,
      [...sandboxSwitches(), ...quietSwitches, painter],
      {
        env: { ...process.env, ...(display && { DISPLAY: display.display }) },
      },
    );
  } finally {
    display?.stop();
  }
});
