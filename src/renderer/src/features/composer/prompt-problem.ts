import { isBlank } from '../../../../shared/chat/is-blank';
import type { ErrorData } from '../../../../shared/domain/error-data';
import { MAX_PROMPT_LENGTH } from '../../../../shared/domain/session';

/** Why a text cannot be sent; null when it can. */
export function promptProblem(text: string): ErrorData | null {
  if (isBlank(text)) return { code: 'prompt.empty', params: {} };
  if (text.length > MAX_PROMPT_LENGTH) return { code: 'prompt.tooLong', params: { limit: MAX_PROMPT_LENGTH } };
  return null;
}
