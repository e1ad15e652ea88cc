import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The pinned Node 24 that the npm package `node` installs; scripts start on whatever Node the machine has. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** @param {...string} parts a path inside the project */
export const inProject = (...parts) => join(root, ...parts);
