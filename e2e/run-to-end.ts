import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { LaunchOptions } from './launch-lectern.ts';
import { lecternCommand, projectFolder } from './lectern-command.ts';
import { lecternEnvironment } from './lectern-environment.ts';

export interface EndedRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts Lectern as a command and waits for its end. Chromium's own log is left out of stderr. */
export async function runToEnd(options: LaunchOptions): Promise<EndedRun> {
  const { executable, args } = lecternCommand();
  const child = spawn(
    executable,
    [...args, '--log-level=3', `--user-data-dir=${options.userDataDir}`, ...(options.args ?? [])],
    { cwd: projectFolder, env: lecternEnvironment(options.env), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [[code], stdout, stderr] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  // `<pid>:<date>/<time>:<severity>:<file>` is how Chromium begins a line of its log.
  return { code: code as number | null, stdout, stderr: stderr.replace(/^\[\d+:\d{4}\/.*\n/gm, '') };
}
