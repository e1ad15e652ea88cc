import { isStepCount, streamText, tool, type ModelMessage } from 'ai';
import type { RecalledMessage } from '../../../../shared/chat/message';
import { searchDocsInput, type SearchDocsInput, type SearchDocsOutput } from '../../../../shared/chat/tools';
import type { ProfileSection } from '../../../../shared/domain/profile';
import type { Passage } from '../../../../shared/domain/passage';
import type { Attachment } from '../../../../shared/domain/attachment';
import { attachedPart } from '../../attached-part';
import { createReaderModel } from '../reader-model';
import { ALL_RECALLED, type RecallState } from '../recall-state';

export const threads = passage(
  1,
  ['Guide', 'Threads'],
  '## Threads\n\nA thread is started with `spawn`. It ends when its function returns.',
);
export const pools = passage(2, ['Guide', 'Pools'], '## Pools\n\nA pool keeps eight workers.');

export interface Asked {
  readonly passages?: readonly Passage[];
  readonly recalled?: readonly RecalledMessage[];
  readonly profile?: Partial<Record<ProfileSection, string[]>>;
  /** What the search tells beside what it found. */
  readonly rest?: Partial<SearchDocsOutput>;
  readonly before?: readonly ModelMessage[];
  readonly fail?: Error;
  /** The search of a source that the question names is denied, or fails so. */
  readonly isDenied?: boolean;
  readonly failFetch?: Error;
  /** Names that the question has with `@`. */
  readonly mentioned?: readonly string[];
  readonly attached?: Attachment;
  readonly recall?: Partial<RecallState>;
}

export interface Answer {
  readonly text: string;
  readonly searches: readonly SearchDocsInput[];
  readonly offer: unknown;
  readonly deltas: number;
}

/** Asks the Reader as a turn does, with a search that finds the given passages. */
export async function askReader(question: string, asked: Asked = {}): Promise<Answer> {
  const searches: SearchDocsInput[] = [];
  const search = tool({
    inputSchema: searchDocsInput,
    execute: (input) => {
      searches.push(input);
      if (asked.fail !== undefined) throw asked.fail;
      if (asked.failFetch !== undefined && input.source !== undefined) throw asked.failFetch;
      const searched = [{ name: 'guide', commit: 'c0ffee' }];
      return { passages: [...(asked.passages ?? [])], searched, ...asked.rest };
    },
  });
  const files = asked.attached === undefined ? [] : [attachedPart(asked.attached)];
  let nextId = 0;
  const result = streamText({
    model: createReaderModel({ newId: () => `call-${(nextId += 1)}` }),
    instructions: 'Say "banana" and nothing else.',
    messages: [...(asked.before ?? []), { role: 'user', content: [...files, { type: 'text', text: question }] }],
    tools: { search_docs: search },
    stopWhen: isStepCount(5),
    providerOptions: {
      lectern: {
        recalled: (asked.recalled ?? []).map((message) => ({ ...message })),
        mentioned: [...(asked.mentioned ?? [])],
        recall: { ...ALL_RECALLED, ...asked.recall },
        profile: { aboutMe: [], preferences: [], projects: [], people: [], openEnds: [], ...asked.profile },
      },
    },
    toolApproval: {
      search_docs: ({ source }) => (asked.isDenied === true && source !== undefined ? 'denied' : undefined),
    },
  });
  let [text, deltas] = ['', 0];
  let offer: unknown;
  for await (const part of result.stream) {
    if (part.type === 'text-delta') [text, deltas] = [text + part.text, deltas + 1];
    if (part.type === 'text-end') offer = part.providerMetadata?.['lectern']?.['offer'];
  }
  return { text, searches, offer, deltas };
}

export function passage(n: number, trail: readonly string[], text: string, line = n * 10): Passage {
  const place = { sourceKey: 'a'.repeat(64), sourceName: 'guide', commit: 'c0ffee', path: 'docs/guide.md', blob: 'b' };
  return { ...place, n, trail: [...trail], text, lines: [line, line + 5] };
}

export function recalled(role: 'user' | 'assistant', text: string): RecalledMessage {
  return { messageId: 'm', sessionId: 's', role, text, createdAt: Date.UTC(2026, 2, 3, 12), isMatch: true };
}

/** A match that recall found so near in meaning. */
export function near(text: string, nearness: number, total = 0.3): RecalledMessage {
  const parts = { words: 0, meaning: 0.3, session: 0, neighbours: 0, time: 0, isPinned: false };
  return { ...recalled('user', text), why: { total, near: nearness, ...parts } };
}
