import type { InferUIMessageChunk, UIMessage } from 'ai';
import type { Attachment } from '../domain/attachment';
import type { ErrorData } from '../domain/error-data';
import type { Mention } from '../domain/mention';
import type { CitedPlace } from '../domain/passage';
import type {
  ListSourcesInput,
  ListSourcesOutput,
  ReadSourceInput,
  ReadSourceOutput,
  SearchDocsInput,
  SearchDocsOutput,
  ThinkingStep,
  ThinkingOutput,
  WorkingMemoryInput,
  WorkingMemoryOutput,
} from './tools';

export interface MessageMetadata {
  /** The message before this one on its path; null for a session's first. */
  readonly parentId: string | null;
  /** Unix ms. */
  readonly createdAt: number;
  /** Set on answers only. */
  readonly modelId?: string;
  readonly outcome?: 'complete' | 'stopped' | 'failed' | 'interrupted';
  readonly error?: ErrorData;
  /** Its text was forgotten for good; the message stays, so that the path over it holds. */
  readonly forgotten?: true;
}

/** A message recalled from another place in memory, as it was handed to the model. */
export interface RecalledMessage {
  readonly messageId: string;
  readonly sessionId: string;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  /** Unix ms. */
  readonly createdAt: number;
  /** True for the messages that matched; false for the neighbours given for context. */
  readonly isMatch: boolean;
  /** Why it matched; null for neighbours. Answers stored before scores were kept have none. */
  readonly why?: RecallScore | null;
  /** It says, or came with, what others wrote: a source, a file, another conversation. */
  readonly quotesSources?: boolean;
  /** Of an answer that a language model wrote: the message before it on its path that says something. */
  readonly parentId?: string;
  /** A match that only asks, and that no language model answered: it comes behind what tells something. */
  readonly onlyAsks?: true;
}

/** What spoke for a match: shares from 0 to 1 that add up to `total`. A type, as it goes on to providers as JSON. */
export type RecallScore = {
  readonly total: number;
  /** It has the words of the prompt. */
  readonly words: number;
  /** It means what the prompt means. */
  readonly meaning: number;
  /** Its session speaks of the matter. */
  readonly session: number;
  /** The messages before and after it do. */
  readonly neighbours: number;
  /** It is of the time that the prompt speaks of. */
  readonly time: number;
  readonly isPinned: boolean;
  /**
   * How near it is in meaning, 0 to 1: unlike the shares, not measured by the best there is. Missing where meaning was
   * not looked at, and in answers from before.
   */
  readonly near?: number;
};

/** A quote of an answer as it was checked against the file it cites; without a citation, against all that the model saw. */
export interface CheckedQuote {
  /** As `findQuotes` gives it. */
  readonly text: string;
  /** The number of the file that has it, else the first one that it cites; 0 for none. */
  readonly n: number;
  /** All the numbers it can be taken from, as `findQuotes` gives them. Answers from before do not say. */
  readonly ns?: readonly number[];
  /** Whether it stands there word for word; null when the file could not be read, and where nothing is claimed. */
  readonly isVerbatim: boolean | null;
  /** True when it is no word of a source, but of the user, of their profile, or of a file that went along: nothing is claimed. */
  readonly isGiven?: true;
  /** True when it does so but for what its `…` leave out. Answers from before do not say. */
  readonly hasOmissions?: true;
  /** True when it does so as a part of what is said there, of which the rest may turn its sense. Answers from before do not say. */
  readonly isPart?: true;
  /** The lines of the file where it stands, when they are not those that `n` leads to. Answers from before do not say. */
  readonly lines?: [first: number, last: number];
}

// A type, not an interface: the AI SDK asks for an index signature.
export type MessageData = {
  session: { sessionId: string; resourceId: string };
  citation: CitedPlace & { n: number };
  quotes: CheckedQuote[];
  /** Of an answer that came with an import: neither its passages nor what it said of its quotes was seen to be so here. */
  imported: true;
  memory: { recalled: RecalledMessage[] };
  /** Something the reader should know about this answer: what was left out, what was skipped. */
  notice: ErrorData;
  /**
   * What a tool call asks to have fetched. `target`: where the settings of git lead for it, if elsewhere. `host` may be
   * allowed for good; null when it may not.
   */
  approval: {
    toolCallId: string;
    address: string;
    ref: string | null;
    target?: string | undefined;
    host: string | null;
  };
  /** Of a prompt: what it names with `@`. */
  mention: Mention;
  /** Of a prompt: a file that goes along with it. */
  attachment: Attachment;
  /** How long a call (by its id) or a piece of reasoning (`stepOfReasoning`) took, in ms. */
  time: { step: string; ms: number };
  /** Next steps to offer, as ids of commands. */
  offer: { commands: string[] };
};

export type MessageTools = {
  search_docs: { input: SearchDocsInput; output: SearchDocsOutput };
  read_source: { input: ReadSourceInput; output: ReadSourceOutput };
  list_sources: { input: ListSourcesInput; output: ListSourcesOutput };
  sequentialThinking: { input: ThinkingStep; output: ThinkingOutput };
  update_working_memory: { input: WorkingMemoryInput; output: WorkingMemoryOutput };
};

export type LecternMessage = UIMessage<MessageMetadata, MessageData, MessageTools>;
export type LecternChunk = InferUIMessageChunk<LecternMessage>;
