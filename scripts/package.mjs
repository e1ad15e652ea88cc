// npm run package: a folder in dist/ that runs as it is, and on Debian a .deb beside it.
import { setUp } from './setup/set-up.mjs';
import { packageApp } from './package/package-app.mjs';
import { runScript } from './stop.mjs';

await runScript(async () => {
  const runtime = await setUp(console.log);
  await packageApp(runtime, console.log);
});
