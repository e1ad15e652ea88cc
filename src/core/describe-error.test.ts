import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { describeError, toDescribedError } from './describe-error';
import { AppError } from './errors';

const failure = await readFile('/missing').catch((error: unknown) => error);

it('keeps name, code and frames of a library’s error, and not its message', () => {
  const error = Object.assign(new SyntaxError('"my secret" is not valid JSON'), { code: 'E_ROW' });
  const { frames, ...described } = describeError(new Error('my secret', { cause: error }));
  expect(described).toEqual({
    name: 'Error',
    cause: { name: 'SyntaxError', code: 'E_ROW', frames: expect.anything() },
  });
  expect(frames).toEqual(expect.arrayContaining([expect.stringContaining('describe-error.test.ts')]));
});

it('keeps what the app and the system say', () => {
  expect(describeError(new AppError('data.readOnly', {}, { cause: failure }))).toMatchObject({
    code: 'data.readOnly',
    message: 'The data folder cannot be written to.',
    cause: { code: 'ENOENT', message: expect.stringContaining('missing') },
  });
});

it('a description that crossed a thread is told as it was made', () => {
  const description = describeError(new AppError('data.readOnly', {}, { cause: failure }));
  expect(describeError(toDescribedError(structuredClone(description)))).toEqual(description);
});

it('of what is no error, it tells only that', () => {
  expect(describeError('my secret')).toEqual({ thrown: 'string' });
});
