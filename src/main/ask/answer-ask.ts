import type { Writable } from 'node:stream';
import { showUnseen, spellUnseen } from '../../shared/chat/show-unseen';
import type { Log } from '../../core/ports';
import { exitCodeOf, exitCodes, sentenceOf } from '../start/failure';
import type { AskArguments } from '../start/parse-arguments';
import type { Answered, Answerer } from './answered';
import { listCitations } from './list-citations';

export interface AskStreams {
  /** Carries the answer and nothing else. */
  readonly out: Writable;
  readonly err: Writable;
}

/**
 * Runs one turn for the command line and resolves to the exit code, once everything is written. Both streams may be
 * pipes, which the end of the process would cut.
 */
export async function answerAsk(
  ask: AskArguments,
  answer: Answerer,
  { out, err }: AskStreams,
  signal: AbortSignal,
  log: Log | null,
): Promise<number> {
  const say = (line: string) => err.write(`${showUnseen(line)}\n`);
  let end = '';
  const showText = (delta: string) => {
    if (ask.asJson || delta === '') return;
    out.write(showUnseen(delta));
    end = delta.endsWith('\n') ? '' : '\n';
  };
  try {
    const result = await answer(ask, { text: showText, note: say }, signal);
    out.write(ask.asJson ? `${spellUnseen(JSON.stringify(asJson(result)))}\n` : end);
    if (!ask.asJson) for (const line of listCitations(result.citations)) say(line);
    return codeOf(result.outcome);
  } catch (error) {
    out.write(end);
    if (signal.aborted) return exitCodes.stopped;
    say(sentenceOf(error, log));
    return exitCodeOf(error);
  } finally {
    await Promise.all([flushed(out), flushed(err)]);
  }
}

const asJson = ({ text, sessionId, citations, quotes, source, outcome }: Answered) => ({
  answer: text,
  sessionId,
  citations,
  quotes,
  source,
  outcome,
});

function codeOf(outcome: Answered['outcome']): number {
  if (outcome === 'complete') return exitCodes.done;
  return outcome === 'stopped' ? exitCodes.stopped : exitCodes.failed;
}

/** Writes are in order, so an empty one is done when all before it are. A reader that left does not hold the end up. */
const flushed = (stream: Writable) => new Promise<void>((resolve) => stream.write('', () => resolve()));
