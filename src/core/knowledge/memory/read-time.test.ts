import { describe, expect, test } from 'vitest';
import { readTime } from './read-time';

/** A Sunday. */
const NOW = Date.parse('2026-03-15T12:00:00Z');

function days(text: string): string | null {
  const span = readTime(text, NOW);
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  return span === null ? null : `${day(span.from)}/${day(span.to)}`;
}

describe('the time a prompt speaks of', () => {
  test.each([
    ['what broke on 2025-11-03?', '2025-11-03/2025-11-04'],
    ['on 8 May, 2023', '2023-05-08/2023-05-09'],
    ['on the 8th of May 2023', '2023-05-08/2023-05-09'],
    ['May 8, 2023', '2023-05-08/2023-05-09'],
    ['what did we plan in May 2023?', '2023-05-01/2023-06-01'],
    ['in December 2023', '2023-12-01/2024-01-01'],
    ['in June', '2025-06-01/2025-07-01'],
    ['in February', '2026-02-01/2026-03-01'],
    ['how was 2022, or in 2021?', '2021-01-01/2022-01-01'],
    ['yesterday', '2026-03-14/2026-03-15'],
    ['what did I say today', '2026-03-15/2026-03-16'],
    ['two days ago', '2026-03-13/2026-03-14'],
    ['last week', '2026-03-02/2026-03-16'],
    ['this week', '2026-03-09/2026-03-16'],
  ])('%s', (text, span) => expect(days(text)).toBe(span));

  test.each(['may I ask', 'a march to the sea', '2023 lines of code', 'the last straw', 'week'])(
    'is none in %j',
    (text) => expect(days(text)).toBeNull(),
  );
});
