import { READER_MODEL_ID } from '../../../shared/domain/model';
import { bestNumbers } from '../best-numbers';
import { readTexts } from './index-rows';
import type { MessageIndex } from './message-index';
import type { TimeSpan } from './read-time';
import { isOfSaying, type Saying } from './saying-asked';
import { sayingOf } from './says-same';

/** Messages of a time that is asked for and nothing else: one more than the Reader quotes, so that it knows of more. */
const OF_A_TIME = 11;
/** Of those of the time, newest first, so many are read at most. */
const MOST_READ = 200;
/** Messages read in one step: no more steps are made than it takes to have enough. */
const PAGE = 20;

/** What was said in a time, newest first, each text once. `isOpen` tells which messages may be recalled. */
export async function saidThen(
  { client, table }: Pick<MessageIndex, 'client' | 'table'>,
  { from, to }: TimeSpan,
  saying: Saying,
  isOpen: (number: number) => boolean,
): Promise<readonly number[]> {
  const places = new Float32Array(table.end).map((_, number) => {
    const message = table.of(number);
    const isOfRole = saying === 'answered' ? message?.role === 'assistant' : message?.role === 'user';
    if (message === undefined || !isOfRole || message.modelId === READER_MODEL_ID) return 0;
    if (saying === 'told' && message.asked === 1) return 0;
    return Math.max(0, (message.createdAt + 1 - from) / (to - from));
  });
  const numbers = bestNumbers(places, MOST_READ, (number) => (places[number] ?? 0) <= 1 && isOpen(number));
  const said = new Set<string>();
  const kept: number[] = [];
  for (let read = 0; read < numbers.length && kept.length < OF_A_TIME; read += PAGE) {
    const page = numbers.slice(read, read + PAGE);
    const texts = await readTexts(client, table, page);
    for (const number of page) {
      if (kept.length === OF_A_TIME) break;
      const text = texts.get(number) ?? '';
      const words = sayingOf(text);
      if (said.has(words) || !isOfSaying(saying, text, table.of(number)?.createdAt ?? to)) continue;
      said.add(words);
      kept.push(number);
    }
  }
  return kept;
}
