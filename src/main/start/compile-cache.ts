import * as nodeModule from 'node:module';
import { join } from 'node:path';

/** Keeps compiled scripts between starts. Older Electrons (Node before 22.8) have no such cache and compile each time. */
export function useCompileCache(userDataDir: string): void {
  if ('enableCompileCache' in nodeModule) nodeModule.enableCompileCache(join(userDataDir, 'browser', 'compile-cache'));
}
