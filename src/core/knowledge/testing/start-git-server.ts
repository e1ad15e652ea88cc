import { onTestFinished } from 'vitest';
import { serveGit, type GitServer, type GitServerOptions } from './git-server';

/** The same as `serveGit`, closed after the test. */
export async function startGitServer(root: string, options: GitServerOptions = {}): Promise<GitServer> {
  const server = await serveGit(root, options);
  onTestFinished(server.close);
  return server;
}
