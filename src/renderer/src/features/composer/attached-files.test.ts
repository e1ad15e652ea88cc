import { expect, test } from 'vitest';
import { createAttachedFiles } from './attached-files';

const file = (name: string, text = 'Text') => ({ attachment: { name, size: text.length, text } });

test('what can be read goes along, the last refusal is told, and taking empties it', () => {
  const attached = createAttachedFiles();
  attached.add([file('a'), { problem: { code: 'attachment.binary', params: { name: 'b' } } }, file('c')]);
  const told = attached.problem.get()?.code;
  attached.remove(file('x').attachment);
  const [first] = attached.files.get();
  if (first !== undefined) attached.remove(first);
  expect([told, attached.problem.get(), attached.take().map(({ name }) => name), attached.files.get()]).toEqual([
    'attachment.binary',
    null,
    ['c'],
    [],
  ]);
});

test('no more files, and no more text, than one prompt may carry', () => {
  const many = createAttachedFiles();
  many.add(Array.from({ length: 21 }, (_, at) => file(`${at}`)));
  const long = createAttachedFiles();
  long.add([file('a', 'x'.repeat(1_000_000)), file('b', 'x'.repeat(1_000_000)), file('c', 'x')]);
  expect([many, long].map(({ files, problem }) => [files.get().length, problem.get()?.code])).toEqual([
    [20, 'attachment.tooMany'],
    [2, 'attachment.tooMuch'],
  ]);
});

test('it is known to be reading until the last of what is read has come', async () => {
  const attached = createAttachedFiles();
  const [slow, quick] = [Promise.withResolvers<[]>(), Promise.withResolvers<[]>()];
  const added = [attached.addOnceRead(slow.promise), attached.addOnceRead(quick.promise)];
  quick.resolve([]);
  await added[1];
  const between = attached.isReading.get();
  slow.resolve([]);
  await Promise.all(added);
  expect([between, attached.isReading.get()]).toEqual([true, false]);
});
