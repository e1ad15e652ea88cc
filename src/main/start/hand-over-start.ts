import type { App as ElectronApp } from 'electron';
import { AppError } from '../../core/errors';
import type { Log } from '../../core/ports';
import { wording, fill } from '../../shared/text/wording';
import { answerAsk } from '../ask/answer-ask';
import type { Answered, AnswerOutput, Question } from '../ask/answered';
import { receiveReply } from '../handover/receive-reply';
import type { AskArguments } from './parse-arguments';
import { exitCodeOf, exitCodes, sentenceOf } from './failure';

export interface HandOverStartOptions {
  readonly electronApp: ElectronApp;
  readonly userDataDir: string;
  readonly ask: AskArguments | null;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** A Lectern that is up connects at once; one that still starts or quits, within this time. */
const CONNECT_WITHIN_MS = 10_000;

/** Gives this start to the Lectern that already runs on the folder. Resolves to the exit code. */
export async function handOverStart(options: HandOverStartOptions): Promise<number> {
  const { ask, userDataDir, signal, log } = options;
  if (ask !== null) {
    const answer = async (question: Question, output: AnswerOutput) => {
      const answered = await handOver(options, question, output);
      if (answered === null) throw new AppError('ask.busy');
      return answered;
    };
    return await answerAsk(ask, answer, { out: process.stdout, err: process.stderr }, signal, log);
  }
  try {
    await handOver(options, null, { text: () => {}, note: () => {} });
    process.stdout.write(`${fill(wording.shell.alreadyOpen, { folder: userDataDir })}\n`);
    return exitCodes.done;
  } catch (error) {
    const isSilent = error instanceof AppError && error.code === 'ask.busy';
    const reason = isSilent ? new AppError('start.busy', { folder: userDataDir }, { cause: error }) : error;
    process.stderr.write(`${sentenceOf(reason, log)}\n`);
    return exitCodeOf(reason);
  }
}

async function handOver(
  { electronApp, signal }: HandOverStartOptions,
  question: Question | null,
  output: AnswerOutput,
): Promise<Answered | null> {
  const alone = new AbortController();
  const stop = AbortSignal.any([signal, alone.signal]);
  const reply = await receiveReply({ output, signal: stop, connectWithinMs: CONNECT_WITHIN_MS });
  const asked =
    question === null ? null : { text: question.text, source: question.source, sessionId: question.sessionId };
  // Asking for the lock again is what delivers the request. Getting it means that the other one has just quit.
  if (electronApp.requestSingleInstanceLock({ replyTo: reply.replyTo, question: asked })) alone.abort();
  return await reply.ended;
}
