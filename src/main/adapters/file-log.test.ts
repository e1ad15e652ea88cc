import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors';
import { createFileLog } from './file-log';

let folder: string;
const now = () => Date.UTC(2026, 0, 2);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log é '));
});
afterEach(async () => await rm(folder, { recursive: true }));

const lines = async (name = 'lectern.log') =>
  (await readFile(join(folder, 'logs', name), 'utf8'))
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

const createLog = (maxBytes?: number) =>
  createFileLog({ folder: join(folder, 'logs'), now, ...(maxBytes === undefined ? {} : { maxBytes }) });

describe('createFileLog', () => {
  it('writes one object a line, with fields that are plain and short', async () => {
    createLog().warn('the\nsource failed', {
      key: 'ab',
      tries: 2,
      again: false,
      none: undefined,
      long: 'x'.repeat(9_999),
    });
    createLog().info('whole objects stay out', { prompt: { text: 'secret' } });
    const time = '2026-01-02T00:00:00.000Z';
    const long = `${'x'.repeat(300)}…`;
    expect(await lines()).toEqual([
      { time, level: 'warn', message: 'the\nsource failed', key: 'ab', tries: 2, again: false, none: null, long },
      { time, level: 'info', message: 'whole objects stay out', prompt: '[object]' },
    ]);
  });

  it('keeps no message of a library, for it may quote a prompt or a key', async () => {
    const inner = new TypeError('Failed query: insert into x\nparams: my secret\n    at my secret:1:1');
    createLog().error('save failed', { error: new Error('sk-my secret', { cause: inner }) });
    const text = await readFile(join(folder, 'logs', 'lectern.log'), 'utf8');
    expect([text.includes('my secret'), text.includes('TypeError'), text.includes('file-log.test.ts')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('keeps what the app and the system say', async () => {
    const failure = await readFile(join(folder, 'missing')).catch((error: unknown) => error);
    createLog().error('start failed', { error: new AppError('data.readOnly', {}, { cause: failure }) });
    expect(await lines()).toEqual([
      expect.objectContaining({
        error: expect.objectContaining({
          code: 'data.readOnly',
          message: 'The data folder cannot be written to.',
          cause: expect.objectContaining({ code: 'ENOENT', message: expect.stringContaining('missing') }),
        }),
      }),
    ]);
  });

  it('puts a full file aside and keeps one older', async () => {
    const log = createLog(50);
    for (const message of ['one', 'two', 'three']) log.info(message);
    expect([await readdir(join(folder, 'logs')), await lines('lectern.old.log'), await lines()]).toEqual([
      ['lectern.log', 'lectern.old.log'],
      [expect.objectContaining({ message: 'two' })],
      [expect.objectContaining({ message: 'three' })],
    ]);
  });

  it('does not stop the app when it cannot write', async () => {
    await writeFile(join(folder, 'logs'), '');
    expect(() => createLog().info('x')).not.toThrow();
  });
});
