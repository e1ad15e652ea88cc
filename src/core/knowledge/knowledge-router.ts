import { implement } from '@orpc/server';
import { shownLanguage } from '../../shared/text/shown-language';
import { AppError } from '../errors';
import type { Knowledge } from './knowledge';
import { createImportSteps } from './conversations/import-steps';
import { knowledgeContract } from './knowledge-contract';

const implementer = implement(knowledgeContract).use(async ({ next, errors }) => {
  try {
    return await next();
  } catch (error) {
    throw error instanceof AppError ? errors.EXPECTED({ data: error.toData(), cause: error }) : error;
  }
});

/** The worker's side of the contract. */
export function knowledgeRouter({ memory, sources, quotes, conversations, embedders, index, close }: Knowledge) {
  const { memory: m, sources: s, quotes: q, conversations: c, embedders: e } = implementer;
  const imports = createImportSteps(conversations);
  return implementer.router({
    memory: {
      open: m.open.handler(({ signal }) => memory.open({ signal })),
      copy: m.copy.handler(({ input, signal }) => memory.copy(input, { signal })),
      recall: m.recall.handler(({ input, signal }) => memory.recall(input, { signal })),
      find: m.find.handler(async function* ({ input, signal, errors }) {
        try {
          yield* memory.find(input, { signal });
        } catch (error) {
          throw error instanceof AppError ? errors.EXPECTED({ data: error.toData(), cause: error }) : error;
        }
      }),
      save: m.save.handler(({ input, signal }) => memory.save(input, { signal })),
      show: m.show.handler(({ input, signal }) => memory.show(input, { signal })),
      thread: m.thread.handler(({ input, signal }) => memory.thread(input, { signal })),
      prompts: m.prompts.handler(({ input, signal }) => memory.prompts(input, { signal })),
      threads: m.threads.handler(({ input, signal }) => memory.threads(input, { signal })),
      missing: m.missing.handler(({ input, signal }) => memory.missing(input, { signal })),
      profile: {
        read: m.profile.read.handler(({ signal }) => memory.profile.read({ signal })),
        change: m.profile.change.handler(({ input, signal }) => memory.profile.change(input, { signal })),
        history: m.profile.history.handler(({ signal }) => memory.profile.history({ signal })),
        deleteHistory: m.profile.deleteHistory.handler(({ signal }) => memory.profile.deleteHistory({ signal })),
      },
      forget: m.forget.handler(({ input, signal }) => memory.forget(input, { signal })),
      setPrivate: m.setPrivate.handler(({ input, signal }) => memory.setPrivate(input, { signal })),
      pin: m.pin.handler(({ input, signal }) => memory.pin(input, { signal })),
      pinned: m.pinned.handler(({ signal }) => memory.pinned({ signal })),
      hideMessage: m.hideMessage.handler(({ input, signal }) => memory.hideMessage(input, { signal })),
      hidden: m.hidden.handler(({ signal }) => memory.hidden({ signal })),
      eraseHidden: m.eraseHidden.handler(({ input, signal }) => memory.eraseHidden(input, { signal })),
      rebuild: m.rebuild.handler(async function* ({ signal, errors }) {
        try {
          yield* memory.rebuild({ signal });
        } catch (error) {
          throw error instanceof AppError ? errors.EXPECTED({ data: error.toData(), cause: error }) : error;
        }
      }),
    },
    sources: {
      update: s.update.handler(async function* ({ input, signal, errors }) {
        try {
          yield* sources.update(input, { signal });
        } catch (error) {
          throw error instanceof AppError ? errors.EXPECTED({ data: error.toData(), cause: error }) : error;
        }
      }),
      route: s.route.handler(({ input, signal }) => sources.route(input, { signal })),
      search: s.search.handler(({ input, signal }) => sources.search(input, { signal })),
      read: s.read.handler(({ input, signal }) => sources.read(input, { signal })),
      listFiles: s.listFiles.handler(({ input, signal }) => sources.listFiles(input, { signal })),
      hasFiles: s.hasFiles.handler(({ input, signal }) => sources.hasFiles(input, { signal })),
      open: s.open.handler(({ input, signal }) => sources.open(input, { signal })),
      openKept: s.openKept.handler(({ input: { place, packed }, signal }) =>
        sources.openKept({ place, packed: Buffer.from(packed, 'base64') }, { signal }),
      ),
      text: s.text.handler(async ({ input, signal }) => {
        const packed = await sources.text(input, { signal });
        return packed === null ? null : Buffer.from(packed).toString('base64');
      }),
      vouch: s.vouch.handler(({ input, signal }) => sources.vouch(input, { signal })),
      validate: s.validate.handler(({ input, signal }) => sources.validate(input, { signal })),
      indexed: s.indexed.handler(({ input, signal }) => sources.indexed(input, { signal })),
      indexSize: s.indexSize.handler(({ signal }) => sources.indexSize({ signal })),
      fetchedSize: s.fetchedSize.handler(({ input, signal }) => sources.fetchedSize(input, { signal })),
      move: s.move.handler(({ input, signal }) => sources.move(input, { signal })),
      remove: s.remove.handler(({ input, signal }) => sources.remove(input, { signal })),
    },
    quotes: {
      check: q.check.handler(({ input, signal }) => {
        const files = new Map([...input.files].map(([blob, packed]) => [blob, Buffer.from(packed, 'base64')]));
        return quotes.check({ ...input, files }, { signal });
      }),
    },
    conversations: {
      begin: c.begin.handler(({ input }) => imports.begin(input.paths)),
      next: c.next.handler(() => imports.next()),
      end: c.end.handler(() => imports.end()),
      diagramsOf: c.diagramsOf.handler(({ input, signal }) => conversations.diagramsOf(input, { signal })),
      export: c.export.handler(({ input, signal }) => conversations.export(input, { signal })),
      page: c.page.handler(({ input, signal }) => conversations.page(input, { signal })),
      discard: c.discard.handler(({ input, signal }) => conversations.discard(input, { signal })),
    },
    embedders: {
      watch: e.watch.handler(async function* ({ signal }) {
        yield* embedders.watch({ signal });
      }),
      use: e.use.handler(({ input }) => embedders.use(input)),
      download: e.download.handler(({ signal }) => embedders.download({ signal })),
      installFrom: e.installFrom.handler(({ input, signal }) => embedders.installFrom(input, { signal })),
    },
    index: { check: implementer.index.check.handler(({ signal }) => index.check({ signal })) },
    speak: implementer.speak.handler(({ input }) => shownLanguage.set(input.language)),
    close: implementer.close.handler(() => close()),
  });
}
