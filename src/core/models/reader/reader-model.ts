import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import { z } from 'zod';
import { withoutMention } from '../../../shared/chat/find-mentions';
import { recalledText } from '../../../shared/chat/recalled-line';
import type { SearchDocsInput } from '../../../shared/chat/tools';
import { emptyProfile, profile, type Profile } from '../../../shared/domain/profile';
import { toPartStream } from '../part-stream';
import { recallState, type RecallState } from './recall-state';
import { readTurn, SEARCH_TOOL, type ReaderTurn } from './read-turn';
import type { Recalled } from './memory-candidate';
import { toSearch } from './read-question';
import { writeAnswer, type ReaderAnswer } from './write-answer';

const recalledMessages = z.array(
  z.object({
    messageId: z.string(),
    role: z.enum(['user', 'assistant']),
    text: z.string(),
    createdAt: z.number(),
    isMatch: z.boolean(),
    quotesSources: z.boolean().default(false),
    parentId: z.string().optional(),
    why: z.object({ total: z.number(), near: z.number().optional() }).nullish(),
  }),
);

type RecalledMessages = z.infer<typeof recalledMessages>;

const USAGE: LanguageModelV4Usage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
};

/**
 * The built-in Reader: no language model, but it is called like one. It first calls `search_docs`, once more when a
 * repository that was asked about could not be searched, and then quotes what the tool's structured result and `providerOptions.lectern` hold: `recalled` (`RecalledMessage[]`),
 * `profile` (`Profile`), `recall` (`RecallState`) and `mentioned` (the names that the prompt has with `@`). It reads no instructions. Its `text-end` part carries `providerMetadata.lectern.offer`, an array of command ids, when it found
 * nothing: the turn makes a `data-offer` part of it.
 */
export function createReaderModel({ newId }: { readonly newId: () => string }): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: 'lectern',
    modelId: 'reader',
    supportedUrls: {},
    doStream: async (options) => ({ stream: toPartStream(read(options, newId)) }),
    // Nothing in the app asks the Reader for an answer that does not stream.
    doGenerate: () => Promise.reject(new Error('The Reader only streams.')),
  };
}

async function* read(
  options: LanguageModelV4CallOptions,
  newId: () => string,
): AsyncGenerator<LanguageModelV4StreamPart, void, undefined> {
  yield { type: 'stream-start', warnings: [] };
  const turn = withoutMentions(readTurn(options.prompt), mentionedIn(options));
  const canSearch = options.tools?.some((tool) => tool.name === SEARCH_TOOL) === true;
  const search = canSearch ? nextSearch(turn) : null;
  if (search !== null) {
    yield* callSearch(search, newId());
    return;
  }
  yield* streamAnswer(writeAnswer(turn, recalledFrom(options), profileFrom(options), recallStateIn(options)));
}

/**
 * The question's own search; after one of a repository that was denied or failed, one of all sources. Each is of all that
 * is there: what an earlier turn found may answer this one too, and the search alone can tell how well.
 */
function nextSearch({ question, searches }: ReaderTurn): SearchDocsInput | null {
  const { source, ...asked } = toSearch(question);
  const search = { ...asked, again: true };
  const [first, second] = searches;
  if (first === undefined) return { ...search, ...(source === undefined ? {} : { source }) };
  return second === undefined && first.type !== 'found' && source !== undefined ? search : null;
}

function* callSearch(search: SearchDocsInput, id: string): Generator<LanguageModelV4StreamPart, void, undefined> {
  const input = JSON.stringify(search);
  yield { type: 'tool-input-start', id, toolName: SEARCH_TOOL };
  yield { type: 'tool-input-delta', id, delta: input };
  yield { type: 'tool-input-end', id };
  yield { type: 'tool-call', toolCallId: id, toolName: SEARCH_TOOL, input };
  yield { type: 'finish', finishReason: { unified: 'tool-calls', raw: undefined }, usage: USAGE };
}

/** Word by word, as a model's answer comes. */
function* streamAnswer(answer: ReaderAnswer): Generator<LanguageModelV4StreamPart, void, undefined> {
  const id = 'answer';
  yield { type: 'text-start', id };
  for (const [delta] of answer.text.matchAll(/\s*\S+|\s+$/g)) {
    yield { type: 'text-delta', id, delta };
  }
  const offer = answer.offer.length === 0 ? {} : { providerMetadata: { lectern: { offer: [...answer.offer] } } };
  yield { type: 'text-end', id, ...offer };
  yield { type: 'finish', finishReason: { unified: 'stop', raw: undefined }, usage: USAGE };
}

/** What is left of a question what somebody says of something, without who. */
const SAYS_ABOUT =
  /^(\s*what) (?:does|do|did|can|could|will) (?:say|tell(?: me| us)?|mention|state|write|know) (?:about|on|of)(?=\s)/iu;

/** A name that limits the search is no word to search for. */
function withoutMentions(turn: ReaderTurn, names: readonly string[]): ReaderTurn {
  const unnamed = names.reduce((text, name) => withoutMention(text, { name }), turn.question);
  const question = unnamed === turn.question ? unnamed : unnamed.replace(SAYS_ABOUT, '$1 about');
  return question.trim() === '' ? turn : { ...turn, question };
}

function mentionedIn({ providerOptions }: LanguageModelV4CallOptions): readonly string[] {
  return z.array(z.string()).safeParse(providerOptions?.['lectern']?.['mentioned']).data ?? [];
}

function recalledFrom({ providerOptions }: LanguageModelV4CallOptions): readonly Recalled[] {
  const recalled = recalledMessages.safeParse(providerOptions?.['lectern']?.['recalled']).data ?? [];
  return recalled.map((message) => ({
    ...message,
    text: recalledText(message),
    prompt: promptOf(message, recalled),
    near: message.why?.near ?? null,
    score: message.why?.total ?? 0,
  }));
}

/** What an answer answers. One of several messages has the prompt behind the first of them. */
function promptOf(answer: RecalledMessages[number], recalled: RecalledMessages): string | null {
  let before: RecalledMessages[number] | undefined = answer;
  for (let steps = 0; before?.role === 'assistant' && steps < recalled.length; steps += 1) {
    const { parentId }: RecalledMessages[number] = before;
    before = parentId === undefined ? undefined : recalled.find(({ messageId }) => messageId === parentId);
  }
  return before?.role === 'user' && before !== answer ? before.text : null;
}

function recallStateIn({ providerOptions }: LanguageModelV4CallOptions): RecallState | undefined {
  return recallState.safeParse(providerOptions?.['lectern']?.['recall']).data;
}

function profileFrom({ providerOptions }: LanguageModelV4CallOptions): Profile {
  return profile.safeParse(providerOptions?.['lectern']?.['profile']).data ?? emptyProfile;
}
