import type { LecternMessage } from '../../../../shared/chat/message';
import { READER_MODEL_ID } from '../../../../shared/domain/model';
import { wording } from '../../../../shared/text/wording';

/** How what memory gave went to the model; `isLeft`: not all of it is forgotten. */
export function toldOf({ metadata }: Pick<LecternMessage, 'metadata'>, isLeft: boolean): string {
  const { toReader, toModel, forgottenToReader, forgottenToModel } = wording.memories;
  if (metadata?.modelId === READER_MODEL_ID) return isLeft ? toReader : forgottenToReader;
  return isLeft ? toModel : forgottenToModel;
}
