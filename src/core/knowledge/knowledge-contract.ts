import { eventIterator, type } from '@orpc/contract';
import type { CheckedQuote } from '../../shared/chat/message';
import { procedure } from '../../shared/contract/errors';
import type { OpenedPlace } from '../../shared/contract/sources';
import type { EmbedderId, EmbedderState } from '../../shared/domain/embedder';
import type { ExportedSession } from '../../shared/chat/session-export';
import type { RebuildProgress } from '../../shared/domain/memory';
import type { CitedPlace } from '../../shared/domain/passage';
import type { Language } from '../../shared/text/shown-language';
import type { ThreadPath } from '../ports';
import type { ProfileState, ProfileVersion } from '../../shared/domain/profile-history';
import type { ExportInput, PageInput, ImportEvent } from './conversation-knowledge';
import type {
  FindInput,
  FileLines,
  FileList,
  FilePlace,
  FoundMessages,
  FoundPassages,
  HiddenFamily,
  HiddenMessage,
  ListFilesInput,
  MemoryHealth,
  ReadFileInput,
  RecallInput,
  Recollection,
  SaveInput,
  SearchInput,
  ShownHead,
  SourceInput,
  SourceUpdate,
  StoredPrompt,
  StoredThread,
} from './knowledge';
import type { ChangedProfile, ProfileKnowledge } from './profile-knowledge';
import type { CheckQuotesInput } from './quote-knowledge';
import type { VouchedPlace, VouchInput } from './vouched-place';

/** The bytes of `packText` in base64: the port carries none. */
type PackedText = string;

/** `Knowledge` over a MessagePort. Both ends are ours and built together, so types are enough: nothing is parsed. */
export const knowledgeContract = {
  memory: {
    open: procedure.output(type<MemoryHealth>()),
    copy: procedure.input(type<{ readonly target: string }>()).output(type<void>()),
    recall: procedure.input(type<RecallInput>()).output(type<Recollection>()),
    find: procedure.input(type<FindInput>()).output(eventIterator(type<FoundMessages>())),
    save: procedure.input(type<SaveInput>()).output(type<void>()),
    show: procedure.input(type<{ readonly heads: readonly ShownHead[] }>()).output(type<void>()),
    thread: procedure
      .input(type<{ readonly sessionId: string; readonly headMessageId: string | null }>())
      .output(type<ThreadPath>()),
    prompts: procedure
      .input(type<{ readonly sessionIds: readonly string[]; readonly limit: number }>())
      .output(type<readonly StoredPrompt[]>()),
    threads: procedure.input(type<{ readonly after: string | null }>()).output(type<readonly StoredThread[]>()),
    missing: procedure.input(type<{ readonly messageIds: readonly string[] }>()).output(type<readonly string[]>()),
    profile: {
      read: procedure.output(type<ProfileState>()),
      change: procedure.input(type<Parameters<ProfileKnowledge['change']>[0]>()).output(type<ChangedProfile>()),
      history: procedure.output(type<readonly ProfileVersion[]>()),
      deleteHistory: procedure.output(type<void>()),
    },
    forget: procedure.input(type<{ readonly sessionId: string }>()).output(type<void>()),
    setPrivate: procedure
      .input(type<{ readonly sessionId: string; readonly isPrivate: boolean }>())
      .output(type<void>()),
    pin: procedure.input(type<{ readonly messageId: string; readonly isPinned: boolean }>()).output(type<void>()),
    pinned: procedure.output(type<readonly string[]>()),
    hideMessage: procedure
      .input(type<{ readonly messageId: string; readonly isHidden: boolean }>())
      .output(type<HiddenFamily>()),
    hidden: procedure.output(type<readonly HiddenMessage[]>()),
    eraseHidden: procedure.input(type<{ readonly messageIds: readonly string[] }>()).output(type<readonly string[]>()),
    rebuild: procedure.output(eventIterator(type<RebuildProgress>())),
  },
  sources: {
    update: procedure.input(type<SourceInput>()).output(eventIterator(type<SourceUpdate>())),
    route: procedure.input(type<{ readonly address: string }>()).output(type<string>()),
    search: procedure.input(type<SearchInput>()).output(type<FoundPassages>()),
    read: procedure.input(type<ReadFileInput>()).output(type<FileLines>()),
    listFiles: procedure.input(type<ListFilesInput>()).output(type<FileList>()),
    hasFiles: procedure.input(type<{ readonly files: readonly FilePlace[] }>()).output(type<readonly boolean[]>()),
    open: procedure
      .input(type<{ readonly place: CitedPlace; readonly source: SourceInput }>())
      .output(type<OpenedPlace>()),
    openKept: procedure
      .input(type<{ readonly place: CitedPlace; readonly packed: PackedText }>())
      .output(type<OpenedPlace>()),
    text: procedure
      .input(type<{ readonly place: CitedPlace; readonly source: SourceInput }>())
      .output(type<PackedText | null>()),
    vouch: procedure.input(type<VouchInput>()).output(type<readonly (VouchedPlace | null)[]>()),
    validate: procedure
      .input(type<{ readonly source: SourceInput; readonly commit: string | null }>())
      .output(type<boolean>()),
    indexed: procedure.input(type<{ readonly keys: readonly string[] }>()).output(type<readonly string[]>()),
    indexSize: procedure.output(type<number>()),
    fetchedSize: procedure.input(type<{ readonly key: string }>()).output(type<number>()),
    move: procedure.input(type<{ readonly from: string; readonly to: string }>()).output(type<void>()),
    remove: procedure.input(type<{ readonly key: string }>()).output(type<void>()),
  },
  quotes: {
    check: procedure
      .input(type<Omit<CheckQuotesInput, 'files'> & { readonly files: ReadonlyMap<string, PackedText> }>())
      .output(type<readonly CheckedQuote[]>()),
  },
  conversations: {
    /** One import at a time. */
    begin: procedure.input(type<{ readonly paths: readonly string[] }>()).output(type<void>()),
    /** Goes on to the next event, and no further: what main has not heard of is not done. Null at the end. */
    next: procedure.output(type<ImportEvent | null>()),
    end: procedure.output(type<void>()),
    diagramsOf: procedure.input(type<readonly ExportedSession[]>()).output(type<readonly string[]>()),
    export: procedure.input(type<ExportInput>()).output(type<void>()),
    page: procedure.input(type<PageInput>()).output(type<string>()),
    discard: procedure.input(type<{ readonly path: string }>()).output(type<void>()),
  },
  embedders: {
    watch: procedure.output(eventIterator(type<EmbedderState>())),
    use: procedure.input(type<{ readonly id: EmbedderId }>()).output(type<void>()),
    download: procedure.output(type<void>()),
    installFrom: procedure.input(type<{ readonly folder: string }>()).output(type<void>()),
  },
  index: {
    check: procedure.output(type<{ readonly isSound: boolean }>()),
  },
  /** The language that it answers in from now on. */
  speak: procedure.input(type<{ readonly language: Language }>()).output(type<void>()),
  close: procedure.output(type<void>()),
};
