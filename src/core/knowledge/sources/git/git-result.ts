/** What a run of git came to. */
export interface GitResult {
  readonly code: number;
  /** Why git was ended before its own end. */
  readonly ended: 'tooMuch' | 'tooLong' | 'fetchesMore' | null;
  readonly stdout: Buffer;
  /** What git told last, and what it traced. */
  readonly stderr: string;
  readonly traces: string;
}
