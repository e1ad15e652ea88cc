import { hasDisplay, startVirtualDisplay } from './display.mjs';

/**
 * Where the app draws: a display of the system, a virtual one, which is said, or, for what is printed on stdout, none.
 * @returns {Promise<{ switches: string[], env: Record<string, string>, stop: () => void }>}
 */
export async function chooseDisplay(say, { printsOnly = false } = {}) {
  if (hasDisplay()) return { switches: [], env: {}, stop: () => {} };
  if (printsOnly) return { switches: ['--ozone-platform=headless'], env: {}, stop: () => {} };
  const { display, stop } = await startVirtualDisplay();
  say(`no display here: using a virtual one (Xvfb ${display}).`);
  return { switches: [], env: { DISPLAY: display }, stop };
}
