import { MAX_TRANSFER_PROBLEMS, type ImportReport } from '../../shared/domain/transfer';
import type { ConversationKnowledge, ImportEvent } from '../knowledge/conversation-knowledge';
import type { Session, SessionStore } from '../ports';
import { keepSession } from './keep-session';

/** New rows written at once. Main waits for the disk at each write, and the knowledge thread writes beside it all the time. */
const WRITTEN_AT_ONCE = 8;
/** Rows shown at once: each time every window sorts its list again. */
const SHOWN_AT_ONCE = 50;

interface ImportProgress {
  readonly done: number;
  readonly total: number;
  readonly report: ImportReport;
}

export interface ImportRun {
  readonly paths: readonly string[];
  readonly conversations: Pick<ConversationKnowledge, 'import'>;
  readonly sessions: SessionStore;
  readonly announce: (rows: readonly Session[]) => void;
  readonly isStopped: () => boolean;
  readonly onProgress: (progress: ImportProgress) => void;
}

/**
 * Keeps conversations one by one: messages are durable before their session's row is written, and no conversation is begun
 * that main has not asked for. So an app that is killed leaves a few without their rows, which the next run of the file adds.
 */
export async function runImport(run: ImportRun): Promise<void> {
  let progress: ImportProgress = { done: 0, total: 0, report: noReport };
  let unwritten: Session[] = [];
  let unseen: Session[] = [];
  const write = async (): Promise<void> => {
    const rows = unwritten;
    unwritten = [];
    await run.sessions.add(rows);
    unseen.push(...rows);
  };
  const show = (): void => {
    run.announce(unseen);
    unseen = [];
  };
  const take = async (event: ImportEvent): Promise<ImportProgress> => {
    if (event.type === 'progress') return { ...progress, done: event.done, total: event.total };
    if (event.type === 'problem') return { ...progress, report: withProblem(progress.report, event.problem) };
    // A file may hold a conversation twice.
    if (unwritten.some(({ id }) => id === event.session.id)) await write();
    const { outcome, row } = await keepSession(event, run.sessions);
    if (outcome === 'imported') unwritten.push(row);
    if (outcome === 'updated') unseen.push(row);
    return { ...progress, report: { ...progress.report, [outcome]: progress.report[outcome] + 1 } };
  };
  try {
    for await (const event of run.conversations.import(run.paths)) {
      progress = await take(event);
      run.onProgress(progress);
      if (unwritten.length >= WRITTEN_AT_ONCE) await write();
      if (unseen.length >= SHOWN_AT_ONCE) show();
      if (run.isStopped()) return;
    }
  } finally {
    await write();
    show();
  }
}

function withProblem(report: ImportReport, problem: ImportReport['problems'][number]): ImportReport {
  const isListed = report.problems.length < MAX_TRANSFER_PROBLEMS;
  const problems = isListed ? [...report.problems, problem] : report.problems;
  const counted = problem.isPart === true ? 'partly' : 'skipped';
  return { ...report, problems, [counted]: report[counted] + 1 };
}

export const noReport: ImportReport = {
  imported: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  partly: 0,
  problems: [],
};
