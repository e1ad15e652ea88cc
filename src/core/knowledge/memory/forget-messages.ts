import type { MemoryKnowledge } from '../knowledge';
import type { SerialQueue } from '../../serial-queue';
import type { MastraMemory } from './create-memory';
import { eraseCopiesOfThread, eraseTexts, searchOf } from './erase-messages';
import { findEchoes } from './find-echoes';
import { findFamily } from './find-family';
import { hiddenTexts, toForgotten } from './hidden-texts';
import type { IndexKeeper } from './index-keeper';
import type { MessageIndex } from './message-index';
import type { MessageMarks } from './message-marks';
import { emptyLog } from '../empty-log';
import type { VeiledAnswers } from './veiled-answers';

type Forgetting = Pick<MemoryKnowledge, 'forget' | 'setPrivate' | 'hideMessage' | 'hidden' | 'eraseHidden'>;

export interface ForgettingParts {
  readonly mastra: MastraMemory;
  readonly index: MessageIndex;
  readonly keeper: IndexKeeper;
  readonly marks: MessageMarks;
  /** What is in it is not indexed. */
  readonly veiled: VeiledAnswers;
  readonly writes: SerialQueue;
  /** Deletes earlier, damaged files of the index. */
  readonly dropAsides: () => Promise<void>;
  /** Told what is gone for good. */
  readonly onErased: (messageIds: readonly string[]) => void;
}

/**
 * The ways out of memory. The index comes first in each: what failed halfway is not recalled, and can be done again.
 * Once a text is gone for good, what full text keeps of its words goes, the logs are emptied, which else keep earlier
 * versions of pages, and damaged files of the index go.
 */
export function createForgetting(parts: ForgettingParts): Forgetting {
  const { mastra, index, keeper, marks, veiled, writes } = parts;
  const erasing = { client: mastra.client, writes };
  const cleanFiles = async () => {
    await emptyLog(mastra.client);
    await emptyLog(index.client);
    await parts.dropAsides();
  };

  return {
    async forget({ sessionId }) {
      await writes.run(() => index.remove(index.idsOfSession(sessionId)));
      const changed = await eraseCopiesOfThread(erasing, sessionId);
      await writes.run(() => index.remove([...index.idsOfSession(sessionId), ...changed]));
      await index.scrub();
      const late = await writes.run(async () => {
        const indexed = index.idsOfSession(sessionId);
        await index.remove(indexed);
        await mastra.memory.deleteThread(sessionId);
        await cleanFiles();
        return indexed;
      });
      // What was indexed while the words of the others went.
      if (late.length > 0) await index.scrub();
      if (changed.length > 0) keeper.addIds(changed);
    },
    async setPrivate({ sessionId, isPrivate }) {
      const isThere = await writes.run(async () => {
        const thread = await mastra.memory.getThreadById({ threadId: sessionId });
        if (thread === null) return false;
        const metadata = { ...thread.metadata, isPrivate };
        await mastra.memory.updateThread({ id: sessionId, title: thread.title ?? '', metadata });
        if (isPrivate) await index.remove(index.idsOfSession(sessionId));
        return true;
      });
      if (!isThere) return;
      if (!isPrivate) return keeper.repair();
      await index.scrub();
      await writes.run(async () => {
        await emptyLog(index.client);
        await parts.dropAsides();
      });
    },
    async hideMessage({ messageId, isHidden }) {
      const family = await findFamily(mastra.client, [messageId]);
      const ids = family.map(({ id }) => id);
      await writes.run(async () => {
        await marks.hide(ids, isHidden);
        if (isHidden) await index.remove(ids);
        else keeper.addIds([...ids, ...veiled.unveil(messageId)]);
      });
      const messages = family.map(toForgotten);
      if (!isHidden) return { messages, quotedBy: [] };
      const quotedBy = [...(await findEchoes(mastra.client, searchOf(family))).keys()];
      veiled.veil(messageId, quotedBy);
      await writes.run(() => index.remove(quotedBy));
      return { messages, quotedBy };
    },
    hidden: () => hiddenTexts(mastra.client, marks),
    async eraseHidden({ messageIds }) {
      const hidden = new Set(await marks.hidden());
      const ids = messageIds.filter((id) => hidden.has(id));
      if (ids.length === 0) return [];
      const erased = await eraseTexts(erasing, ids);
      const changed = [...erased.messageIds, ...erased.changedIds];
      await writes.run(() => index.remove(changed));
      // Until that is done they stay marked as hidden: killed before, the next start does it again.
      await index.scrub();
      await writes.run(async () => {
        await marks.erased(erased.messageIds);
        await cleanFiles();
      });
      parts.onErased(erased.messageIds);
      const back = [...new Set([...erased.changedIds, ...ids.flatMap(veiled.unveil)])];
      if (back.length > 0) keeper.addIds(back);
      return changed;
    },
  };
}
