import type { ModelMessage } from 'ai';
import { readSourceOutput, searchDocsOutput, type ReadSourceOutput } from '../../shared/chat/tools';
import type { Passage } from '../../shared/domain/passage';
import { SEARCH_DOCS } from './passage-numbers';
import { READ_SOURCE } from './read-source';

/** The passages that messages to a model hold: what its searches returned, save results that were cut to fit. */
export function passagesIn(messages: readonly ModelMessage[]): readonly Passage[] {
  return resultsIn(messages, SEARCH_DOCS).flatMap((value) => {
    const found = searchDocsOutput.safeParse(value);
    return found.success ? found.data.passages : [];
  });
}

/** What else of sources they hold: the lines that were read. */
export function readingsIn(messages: readonly ModelMessage[]): readonly ReadSourceOutput[] {
  return resultsIn(messages, READ_SOURCE).flatMap((value) => readSourceOutput.safeParse(value).data ?? []);
}

function resultsIn(messages: readonly ModelMessage[], toolName: string): readonly unknown[] {
  const parts = messages.flatMap((message) => (message.role === 'tool' ? message.content : []));
  return parts.flatMap((part) =>
    part.type === 'tool-result' && part.toolName === toolName && part.output.type === 'json' ? [part.output.value] : [],
  );
}
