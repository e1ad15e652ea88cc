import type { ModelMessage } from 'ai';
import { searchDocsOutput } from '../../shared/chat/tools';
import type { Passage } from '../../shared/domain/passage';
import { SEARCH_DOCS } from './passage-numbers';

/** The passages that messages to a model hold: what its searches returned, save results that were cut to fit. */
export function passagesIn(messages: readonly ModelMessage[]): readonly Passage[] {
  const parts = messages.flatMap((message) => (message.role === 'tool' ? message.content : []));
  return parts.flatMap((part) => {
    if (part.type !== 'tool-result' || part.toolName !== SEARCH_DOCS || part.output.type !== 'json') return [];
    const found = searchDocsOutput.safeParse(part.output.value);
    return found.success ? found.data.passages : [];
  });
}
