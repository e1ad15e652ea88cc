import type { ImportReport } from '../../../../shared/domain/transfer';
import { countFormat } from '../../../../shared/text/formats';
import { wording, fill } from '../../../../shared/text/wording';
import { formatBytes } from '../../ui/format';

const text = wording.transfer;
const outcomes = ['imported', 'updated', 'unchanged', 'partly', 'skipped'] as const;

/** How far an import is, in bytes; `total` is 0 until the sizes of its files are known. */
export function tellImported(done: number, total: number): string {
  if (total === 0) return text.importReading;
  return fill(text.importProgress, { done: formatBytes(done), total: formatBytes(total) });
}

/** Those of its files that are here. */
export function conversationsOf({ imported, updated, unchanged }: ImportReport): number {
  return imported + updated + unchanged;
}

/** What became of its conversations, by name. Of those that are here, it is told how many are so in part where any are. */
export function countsOf(report: ImportReport): readonly (readonly [name: string, count: string])[] {
  return outcomes
    .filter((outcome) => outcome !== 'partly' || report.partly > 0)
    .map((outcome) => [text[outcome], countFormat().format(report[outcome])]);
}

/** Problems beyond those that the report lists. */
export function unlistedIn({ skipped, partly, problems }: ImportReport): number {
  return skipped + partly - problems.length;
}
