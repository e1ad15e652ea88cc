import { eventIterator, type } from '@orpc/contract';
import type { LecternMessage } from '../../shared/chat/message';
import { procedure } from '../../shared/contract/errors';
import type { OpenedPlace } from '../../shared/contract/sources';
import type { EmbedderId, EmbedderState } from '../../shared/domain/embedder';
import type { CitedPlace } from '../../shared/domain/passage';
import type {
  FileLines,
  FileList,
  FoundPassage,
  ListFilesInput,
  MemoryHealth,
  ReadFileInput,
  RecallInput,
  Recollection,
  SaveInput,
  SearchInput,
  SourceInput,
  SourceUpdate,
} from './knowledge';

/** `Knowledge` over a MessagePort. Both ends are ours and built together, so types are enough: nothing is parsed. */
export const knowledgeContract = {
  memory: {
    open: procedure.output(type<MemoryHealth>()),
    recall: procedure.input(type<RecallInput>()).output(type<Recollection>()),
    save: procedure.input(type<SaveInput>()).output(type<void>()),
    thread: procedure
      .input(type<{ readonly sessionId: string; readonly headMessageId: string | null }>())
      .output(type<readonly LecternMessage[]>()),
    writeWorkingMemory: procedure
      .input(type<{ readonly sessionId: string; readonly resourceId: string; readonly memory: string }>())
      .output(type<void>()),
    forget: procedure.input(type<{ readonly sessionId: string }>()).output(type<void>()),
  },
  sources: {
    update: procedure.input(type<SourceInput>()).output(eventIterator(type<SourceUpdate>())),
    search: procedure.input(type<SearchInput>()).output(type<readonly FoundPassage[]>()),
    read: procedure.input(type<ReadFileInput>()).output(type<FileLines>()),
    listFiles: procedure.input(type<ListFilesInput>()).output(type<FileList>()),
    open: procedure
      .input(type<{ readonly place: CitedPlace; readonly source: SourceInput }>())
      .output(type<OpenedPlace>()),
    /** In base64: the port carries no bytes. */
    text: procedure
      .input(type<{ readonly place: CitedPlace; readonly source: SourceInput }>())
      .output(type<string | null>()),
    validate: procedure
      .input(type<{ readonly source: SourceInput; readonly commit: string | null }>())
      .output(type<boolean>()),
    remove: procedure.input(type<{ readonly key: string }>()).output(type<void>()),
  },
  embedders: {
    watch: procedure.output(eventIterator(type<EmbedderState>())),
    use: procedure.input(type<{ readonly id: EmbedderId }>()).output(type<void>()),
    download: procedure.output(type<void>()),
    installFrom: procedure.input(type<{ readonly folder: string }>()).output(type<void>()),
  },
  close: procedure.output(type<void>()),
};
