import type { MessageMetadata } from '../../shared/chat/message';
import type { ErrorData } from '../../shared/domain/error-data';
import { wording } from '../../shared/text/wording';
import { closeParts } from '../turn/close-parts';
import type { OpenTurn } from './open-turn';
import type { TurnOutcome } from './session.machine';

/** Closes what an answer left open and says how it ended. */
export function finishEarly({ chunks, publish }: OpenTurn, outcome: TurnOutcome, error: ErrorData | null = null): void {
  for (const chunk of closeParts(chunks, wording.turn.callEnded)) publish(chunk);
  // The fold merges metadata into what `start` set; the type wants it whole.
  const messageMetadata = { outcome, ...(error === null ? {} : { error }) } as MessageMetadata;
  publish({ type: 'finish', messageMetadata });
}
