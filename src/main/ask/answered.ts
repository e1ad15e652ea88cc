import { z } from 'zod';

/** What `--ask` prints of an answer, whichever process gave it. */
export const answered = z.object({
  sessionId: z.string(),
  text: z.string(),
  citations: z.array(z.unknown()).readonly(),
  /** How its quotes were checked. */
  quotes: z.array(z.unknown()).readonly(),
  /** What was added for it, and what of that is not read. */
  source: z.unknown(),
  outcome: z.enum(['complete', 'stopped', 'failed', 'interrupted']),
});
export type Answered = z.infer<typeof answered>;

export interface Question {
  readonly text: string;
  readonly source: string | null;
  readonly sessionId: string | null;
}

export interface AnswerOutput {
  /** A piece of the answer. */
  text(delta: string): void;
  /** A line about the run. */
  note(line: string): void;
}

/**
 * Runs one turn; the session's id is the first note. Aborting stops the turn and resolves with the answer so far, which is
 * kept. A turn that fails rejects with its AppError.
 */
export type Answerer = (question: Question, output: AnswerOutput, signal: AbortSignal) => Promise<Answered>;
