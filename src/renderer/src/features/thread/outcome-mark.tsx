import type { MessageMetadata } from '../../../../shared/chat/message';
import { wording } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';

/** Tells an answer that broke off from a whole one, as long as the session lives. */
export function OutcomeMark({ metadata }: { readonly metadata: MessageMetadata | undefined }) {
  const sentence = sentenceFor(metadata);
  return sentence === null ? null : <p className="text-muted">{sentence}</p>;
}

function sentenceFor(metadata: MessageMetadata | undefined): string | null {
  switch (metadata?.outcome) {
    case 'stopped':
      return wording.thread.stopped;
    case 'interrupted':
      return wording.thread.interrupted;
    case 'failed':
      return metadata.error === undefined ? wording.thread.failed : sentenceOf(metadata.error);
    case 'complete':
    case undefined:
      return null;
  }
}
