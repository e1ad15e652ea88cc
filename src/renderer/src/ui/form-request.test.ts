import { expect, test } from 'vitest';
import type { ErrorData } from '../../../shared/domain/error-data';
import { createFormRequest } from './form-request';

function openForm() {
  const late: unknown[] = [];
  const request = createFormRequest((error) => late.push(error));
  const answers: string[] = [];
  return { ...request, late, answers, take: (answer: string) => void answers.push(answer) };
}

test('one request at a time, and the answer is taken', async () => {
  const { state, send, answers, take } = openForm();
  const first = send(() => Promise.resolve('one'), take);
  expect(state.get()).toEqual({ isRunning: true, error: null });
  await send(() => Promise.resolve('two'), take);
  await first;
  expect([answers, state.get()]).toEqual([['one'], { isRunning: false, error: null }]);
});

test('a failure stands beside the form until the next request', async () => {
  const { state, send, take, late } = openForm();
  await send(() => Promise.reject(new Error('broken')), take);
  const internal: ErrorData = { code: 'internal', params: {} };
  expect([state.get(), late]).toEqual([{ isRunning: false, error: internal }, []]);
  const next = send(() => Promise.resolve('one'), take);
  expect(state.get()).toEqual({ isRunning: true, error: null });
  await next;
});

test('an answer that comes after the form was closed changes nothing; a failure is told elsewhere', async () => {
  const { send, close, answers, take, late } = openForm();
  const answered = send(() => Promise.resolve('one'), take);
  close();
  await answered;
  const broken = new Error('broken');
  const failing = openForm();
  const failed = failing.send(() => Promise.reject(broken), take);
  failing.close();
  await failed;
  expect([answers, late, failing.late]).toEqual([[], [], [broken]]);
});
