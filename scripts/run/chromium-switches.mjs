/** Chromium refuses to run its sandbox as root; for everyone else the sandbox stays. */
export const isRoot = () => process.getuid?.() === 0;

export const sandboxSwitches = (root = isRoot()) => (root ? ['--no-sandbox'] : []);

/** Chromium's own log is for its developers: on a machine without a desktop it fills a screen with what is not wrong. */
export const quietSwitches = ['--log-level=3'];
