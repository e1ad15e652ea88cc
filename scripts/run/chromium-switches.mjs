/** Chromium refuses to run its sandbox as root; for everyone else the sandbox stays. */
export const isRoot = () => process.getuid?.() === 0;

export const sandboxSwitches = (root = isRoot()) => (root ? ['--no-sandbox'] : []);

/** Chromium's own log is for its developers: on a machine without a desktop it fills a screen with what is not wrong. */
export const quietSwitches = ['--log-level=3'];

/** The switches of a run that a person started, who is told what they take away. */
export function startSwitches(say, root = isRoot()) {
  if (root) say('running as root: Chromium starts with --no-sandbox.');
  return [...sandboxSwitches(root), ...quietSwitches];
}
