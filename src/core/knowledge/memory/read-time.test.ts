import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { localDay } from '../../../shared/local-day';
import { readTime } from './read-time';

/** A Sunday. */
const NOW = new Date(2026, 2, 15, 12).getTime();

function days(text: string): string | null {
  const span = readTime(text, NOW);
  const day = localDay;
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
    ['last week', '2026-03-02/2026-03-09'],
    ['the past week', '2026-03-09/2026-03-16'],
    ['last weekend', '2026-03-07/2026-03-09'],
    ['this weekend', '2026-03-14/2026-03-16'],
    ['last month', '2026-02-01/2026-03-01'],
    ['this month', '2026-03-01/2026-04-01'],
    ['last year', '2025-01-01/2026-01-01'],
    ['heute', '2026-03-15/2026-03-16'],
    ['gestern', '2026-03-14/2026-03-15'],
    ['vorgestern', '2026-03-13/2026-03-14'],
    ['letzte Woche', '2026-03-02/2026-03-09'],
    ['am letzten Wochenende', '2026-03-07/2026-03-09'],
    ['im letzten Monat', '2026-02-01/2026-03-01'],
    ['am 5. Oktober', '2025-10-05/2025-10-06'],
    ['am 5. März 2024', '2024-03-05/2024-03-06'],
    ['im September', '2025-09-01/2025-10-01'],
    ['im Jahr 2021', '2021-01-01/2022-01-01'],
    ['am Montag', '2026-03-09/2026-03-10'],
    ['vor zwei Wochen', '2026-02-26/2026-03-05'],
    ['on Monday', '2026-03-09/2026-03-10'],
    ['last Saturday', '2026-03-14/2026-03-15'],
    ['on Sunday', '2026-03-08/2026-03-09'],
    ['this evening', '2026-03-15/2026-03-16'],
    ['this week', '2026-03-09/2026-03-16'],
  ])('%s', (text, span) => expect(days(text)).toBe(span));

  test.each([
    'may I ask',
    'a march to the sea',
    '2023 lines of code',
    'the last straw',
    'week',
    'der letzte Tag',
    'die Woche',
  ])('is none in %j', (text) => expect(days(text)).toBeNull());
});

test.each(['America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Kiritimati'])('days are those of the clock in %s', (zone) => {
  vi.stubEnv('TZ', zone);
  onTestFinished(() => void vi.unstubAllEnvs());
  // In Los Angeles it is summer for six hours.
  const now = new Date(2026, 2, 8, 17, 8).getTime();
  const today = { from: new Date(2026, 2, 8).getTime(), to: new Date(2026, 2, 9).getTime() };
  const yesterday = { from: new Date(2026, 2, 7).getTime(), to: today.from };
  expect([readTime('today', now), readTime('yesterday', now), readTime('on 8 March', now)]).toEqual([
    today,
    yesterday,
    today,
  ]);
});
