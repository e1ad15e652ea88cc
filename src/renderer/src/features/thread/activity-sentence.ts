import type { LecternMessage } from '../../../../shared/chat/message';
import type { Source } from '../../../../shared/domain/source';
import { wording, fill } from '../../../../shared/text/wording';
import type { SessionView } from '../../bridge/session-view';
import { shorten } from '../../ui/shorten';
import { awaitedSource, type AwaitedSource } from './awaited-source';
import { askedBy } from './part-groups';

const text = wording.activity;

/** What is going on, in one short sentence; empty when nothing is. The shown turn comes before the sources. */
export function activitySentence(view: SessionView, sources: readonly Source[]): string {
  return turnSentence(view, sources) || sourcesSentence(sources);
}

function turnSentence(view: SessionView, sources: readonly Source[]): string {
  if (view.pending.length > 0 && view.state.name === 'idle') return text.sending;
  switch (view.state.name) {
    case 'opening':
      return text.opening;
    case 'recalling':
      return text.recalling;
    case 'generating':
      return generatingSentence(view, sources);
    case 'awaitingApproval':
      return text.approval;
    case 'saving':
      return text.saving;
    case 'idle':
    case 'failed':
    case 'interrupted':
      return '';
  }
}

function generatingSentence({ messages, sessionId }: SessionView, sources: readonly Source[]): string {
  const answer = messages.at(-1);
  // A citation stands behind the text that it came with.
  const isStep = ({ type }: LecternMessage['parts'][number]): boolean =>
    type !== 'step-start' && !type.startsWith('data-');
  const parts = answer?.role === 'assistant' ? answer.parts : [];
  const part = parts.findLast(isStep);
  switch (part?.type) {
    case 'tool-search_docs': {
      if (part.state === 'output-available' || part.state === 'output-error') return text.waiting;
      const awaited = awaitedSource({ part, asked: askedBy(part, parts), sessionId }, sources);
      if (awaited !== null) return ofSource(awaited);
      return part.input?.query === undefined
        ? text.searchingAny
        : fill(text.searching, { query: shorten(part.input.query) });
    }
    case 'tool-read_source':
      if (part.state === 'output-available' || part.state === 'output-error') return text.waiting;
      return fill(text.readingFile, { path: shorten(part.input?.path ?? '') });
    case 'tool-list_sources':
      return part.state === 'output-available' || part.state === 'output-error' ? text.waiting : text.listing;
    case 'tool-sequentialThinking':
      if (part.input?.thoughtNumber === undefined || part.input.totalThoughts === undefined) return text.thinking;
      return fill(text.thinkingStep, { step: part.input.thoughtNumber, total: part.input.totalThoughts });
    case 'tool-update_working_memory':
      return text.remembering;
    case 'reasoning':
      return text.thinking;
    case 'text':
      return text.writing;
    default:
      return text.waiting;
  }
}

function sourcesSentence(sources: readonly Source[]): string {
  const working = workingSource(sources);
  return working === null ? '' : ofSource(working);
}

/** How far the source is that the sentence tells of; empty when it tells of something else, or when nobody knows. */
export function sourceProgress(view: SessionView, sources: readonly Source[]): string {
  const working = workingSource(sources);
  if (working === null || turnSentence(view, sources) !== '') return '';
  const { done, total } = working.progress;
  return total === 0 ? '' : fill(text.percent, { percent: Math.floor((100 * done) / total) });
}

function ofSource({ name, progress }: AwaitedSource): string {
  return fill(text[progress.step], { name });
}

function workingSource(sources: readonly Source[]): AwaitedSource | null {
  return sources.find((each): each is AwaitedSource => each.state === 'working' && each.progress !== null) ?? null;
}
