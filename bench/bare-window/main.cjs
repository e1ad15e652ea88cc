// The contender of the start-up benchmark: the least an Electron app with one text box can be.
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

void app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1180, height: 800 }).loadFile(join(__dirname, 'index.html')));
app.on('window-all-closed', () => app.quit());
