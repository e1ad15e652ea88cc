import { launchCommand } from './launch-command.ts';
import { lecternCommand, projectFolder } from './lectern-command.ts';
import { lecternEnvironment } from './lectern-environment.ts';
import type { LecternRun } from './lectern-run.ts';

export interface LaunchOptions {
  readonly userDataDir: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Run as this user, with Chromium's sandbox on; only root can. `reach` gives the place where that user can read a path.
   */
  readonly user?: { readonly uid: number; readonly gid: number; readonly reach: (path: string) => string };
}

/** On a display without a graphics card Chromium plays one on the processor, which takes a sixth of a journey. */
const displaySwitches = process.platform === 'linux' ? ['--disable-gpu'] : [];

/** Starts Lectern. The caller ends it, with close() or kill(). */
export function launchLectern(options: LaunchOptions): Promise<LecternRun> {
  const { user } = options;
  const { executable, args: before } = lecternCommand({ isSandboxed: user !== undefined });
  const args = [...before, ...displaySwitches, `--user-data-dir=${options.userDataDir}`, ...(options.args ?? [])];
  const env = lecternEnvironment(options.env);
  if (user === undefined) return launchCommand({ executable, args, env, cwd: projectFolder });
  const { uid, gid, reach } = user;
  const command = { executable: reach(executable), args: args.map(reach), cwd: reach(projectFolder) };
  return launchCommand({ ...command, env, user: { uid, gid } });
}
