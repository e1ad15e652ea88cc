// An Electron app of one task: the icon at every size that desktops ask for, painted by Chromium's own canvas.
const { app, BrowserWindow } = require('electron');
const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const icons = path.join(__dirname, '..', '..', '..', 'resources', 'icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** Runs in the page. */
async function paint(svg, size) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return canvas.toDataURL('image/png').split(',')[1];
}

async function paintAll() {
  await app.whenReady();
  const page = new BrowserWindow({ show: false });
  await page.loadURL('data:text/html,<title>icons</title>');
  const svg = readFileSync(path.join(icons, 'lectern.svg'), 'utf8');
  for (const size of sizes) {
    const png = await page.webContents.executeJavaScript(`(${String(paint)})(${JSON.stringify(svg)}, ${size})`);
    writeFileSync(path.join(icons, `${size}x${size}.png`), Buffer.from(png, 'base64'));
  }
}

paintAll().then(
  () => app.exit(0),
  (error) => {
    console.error(error);
    app.exit(1);
  },
);
