import { AppError } from '../../errors';
import type { SourceInput } from '../knowledge';
import { openFolder } from './folder/open-folder';
import { openRepository } from './git/open-repository';
import { openWorkTree } from './git/open-work-tree';
import type { OpenOptions } from './open-options';
import type { OpenedSource } from './source-files';

/** Opens a source at its newest state. Errors: the `source.*` codes. */
export async function openSource(input: SourceInput, options: OpenOptions): Promise<OpenedSource> {
  switch (input.kind) {
    case 'repository':
      return openRepository(input, options);
    // The handbook may lie in a checkout of the app itself, and is read as it is.
    case 'handbook':
      return openFolder(input, options);
    case 'folder':
      return (await openWorkTree(input, options).catch(withoutGit)) ?? openFolder(input, options);
  }
}

/** Without a git that is new enough and can be used, and where there is no folder to start it in, a folder is read as plain files. */
function withoutGit(error: unknown): null {
  if (error instanceof AppError && /^source\.git(?:Missing|Old|Settings)$/.test(error.code)) return null;
  throw error;
}
