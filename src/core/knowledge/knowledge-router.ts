import { implement } from '@orpc/server';
import { AppError } from '../errors';
import type { Knowledge } from './knowledge';
import { knowledgeContract } from './knowledge-contract';

const implementer = implement(knowledgeContract).use(async ({ next, errors }) => {
  try {
    return await next();
  } catch (error) {
    throw error instanceof AppError ? errors.EXPECTED({ data: error.toData(), cause: error }) : error;
  }
});

/** The worker's side of the contract. */
export function knowledgeRouter({ memory, sources, embedders, close }: Knowledge) {
  const { memory: m, sources: s, embedders: e } = implementer;
  return implementer.router({
    memory: {
      open: m.open.handler(({ signal }) => memory.open({ signal })),
      recall: m.recall.handler(({ input, signal }) => memory.recall(input, { signal })),
      save: m.save.handler(({ input, signal }) => memory.save(input, { signal })),
      thread: m.thread.handler(({ input, signal }) => memory.thread(input, { signal })),
      writeWorkingMemory: m.writeWorkingMemory.handler(({ input, signal }) =>
        memory.writeWorkingMemory(input, { signal }),
      ),
      forget: m.forget.handler(({ input, signal }) => memory.forget(input, { signal })),
    },
    sources: {
      update: s.update.handler(async function* ({ input, signal, errors }) {
        try {
          yield* sources.update(input, { signal });
        } catch (error) {
          throw error instanceof AppError ? errors.EXPECTED({ data: error.toData(), cause: error }) : error;
        }
      }),
      search: s.search.handler(({ input, signal }) => sources.search(input, { signal })),
      read: s.read.handler(({ input, signal }) => sources.read(input, { signal })),
      listFiles: s.listFiles.handler(({ input, signal }) => sources.listFiles(input, { signal })),
      open: s.open.handler(({ input, signal }) => sources.open(input, { signal })),
      text: s.text.handler(async ({ input, signal }) => {
        const packed = await sources.text(input, { signal });
        return packed === null ? null : Buffer.from(packed).toString('base64');
      }),
      validate: s.validate.handler(({ input, signal }) => sources.validate(input, { signal })),
      remove: s.remove.handler(({ input, signal }) => sources.remove(input, { signal })),
    },
    embedders: {
      watch: e.watch.handler(async function* ({ signal }) {
        yield* embedders.watch({ signal });
      }),
      use: e.use.handler(({ input }) => embedders.use(input)),
      download: e.download.handler(({ signal }) => embedders.download({ signal })),
      installFrom: e.installFrom.handler(({ input, signal }) => embedders.installFrom(input, { signal })),
    },
    close: implementer.close.handler(() => close()),
  });
}
