import type { ErrorData } from '../../shared/domain/error-data';

const FAILS_AT_PLACE: ReadonlySet<string> = new Set<ErrorData['code']>([
  'source.wrongRef',
  'source.wrongRefOfPath',
  'source.shortCommit',
  'source.wrongPath',
  'source.noText',
  'source.tooLarge',
  'source.tooMuch',
]);

/** True for what will fail again at that place; what is not of the place may pass, and the change is still to be done. */
export function failsAtPlace({ code }: ErrorData): boolean {
  return FAILS_AT_PLACE.has(code);
}
