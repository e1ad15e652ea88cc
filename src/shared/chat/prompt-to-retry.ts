import type { LecternMessage } from './message';

/** The prompt to run again on a path that does not end in a whole answer; null when there is nothing to retry. */
export function promptToRetry(path: readonly LecternMessage[]): LecternMessage | null {
  const last = path.at(-1);
  const isWhole = last?.role === 'assistant' && (last.metadata?.outcome ?? 'complete') === 'complete';
  const prompt = last?.role === 'assistant' ? path.at(-2) : last;
  const isForgotten = last?.metadata?.forgotten === true || prompt?.metadata?.forgotten === true;
  return isWhole || isForgotten || prompt?.role !== 'user' ? null : prompt;
}
