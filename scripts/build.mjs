// npm run build: the app in out/, when it is not there yet or older than its sources.
import { buildApp } from './setup/build-app.mjs';
import { setUp } from './setup/set-up.mjs';
import { runScript } from './stop.mjs';

await runScript(async () => {
  await setUp(console.log);
  await buildApp(console.log);
});
