import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { inProject, pinnedNode } from './project.mjs';
import { Stop } from './stop.mjs';

const asChild = (command, args, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? 1, signal, child }));
    child.stdout?.on('data', (chunk) => (child.text = (child.text ?? '') + chunk));
  });

/** The exit code of a command. What it prints goes to stderr, so that stdout stays free for `--ask`. */
export async function exitCodeOf(command, args, options = {}) {
  const { code } = await asChild(command, args, { cwd: inProject(), stdio: ['ignore', 2, 2], ...options });
  return code;
}

/** What a command prints, or undefined when it is missing or fails. */
export async function outputOf(command, args, options = {}) {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'];
    const { code, child } = await asChild(command, args, { cwd: inProject(), stdio, ...options });
    return code === 0 ? (child.text ?? '').trim() : undefined;
  } catch {
    return undefined;
  }
}

/** Runs a command and stops with `advice` when it fails. */
export async function mustRun(advice, command, args, options) {
  const code = await exitCodeOf(command, args, options).catch((error) => error.code);
  if (code !== 0) throw new Stop(`${[command, ...args].join(' ')} failed (${code}). ${advice}`);
}

/** The environment in which `node` and the project's own tools come first. */
export const toolEnvironment = (extra = {}) => ({
  ...process.env,
  // Some tools colour what they write to a log.
  ...(process.stderr.isTTY ? {} : { NO_COLOR: '1' }),
  PATH: [inProject('node_modules', '.bin'), process.env.PATH].join(delimiter),
  ...extra,
});

/** Command and arguments that run a tool of node_modules on the pinned Node. */
export const toolCommand = (entry, args) => [pinnedNode, [inProject('node_modules', entry), ...args]];
