// What `electron PATH [arguments]` does in Electron's own default_app, for a runtime that comes without one: the first
// argument that is no switch is the app's folder, and the app sees its own name, version and path.
const { app } = require('electron');
const path = require('node:path');

process.defaultApp = true;
const argument = process.argv.slice(1).find((value) => !value.startsWith('-'));
if (!argument) {
  console.error('usage: electron PATH_OF_THE_APP [arguments]');
  process.exit(1);
}

const folder = path.resolve(argument);
const manifest = require(path.join(folder, 'package.json'));
app.setVersion(manifest.version);
app.setName(manifest.productName ?? manifest.name);
app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
app.setAppPath(folder);
require(path.join(folder, manifest.main));
