import { unlink, writeFile } from 'node:fs/promises';
import type { AppStatusService } from './app-status';
import type { Journal, Log } from './ports';

/** Tells of answers that a quit leaves in the journal: while it takes long, and once more at the start after one cut off. */
export interface LeftUnsaved {
  /** To be called when a quit takes longer than a moment; `limitMs` from its beginning it is cut off. */
  tellNow(limitMs: number): Promise<void>;
  /** To be called at the start, before anything is saved. */
  tellLast(): Promise<void>;
  /** To be called when all was closed in order. */
  forget(): Promise<void>;
}

export interface LeftUnsavedOptions {
  /** Stands from when a quit takes long until it has ended in order. */
  readonly markPath: string;
  readonly journal: Pick<Journal, 'sessionsToSave' | 'unsaved'>;
  /** How many answers the journal does not take. */
  readonly unwritten: () => Promise<number>;
  readonly status: Pick<AppStatusService, 'raise'>;
  readonly log: Log;
}

export function createLeftUnsaved({ markPath, journal, unwritten, status, log }: LeftUnsavedOptions): LeftUnsaved {
  const countAnswers = async (): Promise<number> => {
    let answers = 0;
    for (const sessionId of await journal.sessionsToSave()) {
      answers += (await journal.unsaved(sessionId)).filter((turn) => turn.status === 'closed').length;
    }
    return answers;
  };
  /** Resolves true when the mark was there. */
  const removeMark = (): Promise<boolean> =>
    unlink(markPath).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') log.warn('the mark of a quit was not removed', { error });
        return false;
      },
    );

  return {
    async tellNow(limitMs) {
      const seconds = limitMs / 1_000;
      const lost = await unwritten();
      if (lost > 0) status.raise({ code: 'quit.unwritten', params: { answers: lost, seconds } });
      // A journal that is closed already has told that all is saved.
      const answers = await countAnswers().catch(() => 0);
      log.warn('quitting takes long', { answers, unwritten: lost });
      if (answers > 0) status.raise({ code: 'quit.saves', params: { answers, seconds } });
      else if (lost === 0) status.raise({ code: 'quit.waits', params: { seconds } });
      if (answers === 0) return;
      await writeFile(markPath, '').catch((error: unknown) => log.warn('a slow quit left no mark', { error }));
    },
    async tellLast() {
      if (!(await removeMark())) return;
      const answers = await countAnswers();
      if (answers > 0) status.raise({ code: 'quit.left', params: { answers } });
    },
    async forget() {
      await removeMark();
    },
  };
}
