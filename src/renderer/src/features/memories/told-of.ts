import type { LecternMessage, RecalledMessage } from '../../../../shared/chat/message';
import { READER_MODEL_ID } from '../../../../shared/domain/model';
import { wording } from '../../../../shared/text/wording';
import { isForgotten } from '../../ui/used-title';

/** How what memory gave went to the model. Of what is forgotten since, it is said that this cannot be taken back. */
export function toldOf(
  { metadata }: Pick<LecternMessage, 'metadata'>,
  recalled: readonly Pick<RecalledMessage, 'text'>[],
): string {
  const { toReader, toModel, partToReader, partToModel, forgottenToReader, forgottenToModel } = wording.memories;
  const isReader = metadata?.modelId === READER_MODEL_ID;
  if (recalled.every(isForgotten)) return isReader ? forgottenToReader : forgottenToModel;
  if (recalled.some(isForgotten)) return isReader ? partToReader : partToModel;
  return isReader ? toReader : toModel;
}
