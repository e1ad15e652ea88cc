import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../shared/contract/contract';
import type { AppStatusService } from '../app-status';
import { readFiles } from '../attachments/read-files';
import type { EmbedderService } from '../embedders/embedder-service';
import type { DraftService } from '../drafts/draft-service';
import { findAppError } from '../errors';
import type { ModelRegistry } from '../models/model-registry';
import type { Memories } from '../memories/memories';
import type { SessionPrivacy } from '../memories/session-privacy';
import type { Trash } from '../memories/trash';
import type { Host, Log } from '../ports';
import type { ProfileService } from '../profile/profile-service';
import type { MessageSearch } from '../search/message-search';
import type { SessionService } from '../session/session-service';
import type { SettingsService } from '../settings/settings-service';
import type { Snapshots } from '../snapshots/snapshots';
import type { SourceService } from '../sources/source-service';
import type { TransferService } from '../transfer/transfer-service';
import { createEventQueue } from '../event-queue';

/** Which page calls. */
export interface CallContext {
  readonly windowId: number;
  /** Commands that the menu asks this window to run; returns the unsubscribe. */
  readonly onCommand: (listener: (commandId: string) => void) => () => void;
  /** Aborts when the page is gone: no subscription outlives it. */
  readonly closed: AbortSignal;
}

export interface RouterDependencies {
  readonly sessions: SessionService;
  readonly privacy: SessionPrivacy;
  readonly trash: Trash;
  readonly memories: Memories;
  readonly sources: SourceService;
  readonly models: ModelRegistry;
  readonly profile: ProfileService;
  /** Whether the profile still holds what came of a message. Never fails. */
  readonly isInProfile: (sessionId: string, messageId: string) => Promise<boolean>;
  readonly embedders: EmbedderService;
  readonly search: MessageSearch;
  readonly drafts: DraftService;
  readonly settings: SettingsService;
  readonly transfers: TransferService;
  readonly snapshots: Snapshots;
  readonly status: AppStatusService;
  readonly host: Host;
  readonly log: Log;
  readonly about: { readonly version: string; readonly dataDir: string };
  readonly diagnostics: () => Promise<string>;
  readonly now: () => number;
}

/** The contract's handlers. An AppError crosses as data; anything else is logged and says nothing of itself. */
export function createRouter({
  sessions,
  privacy,
  trash,
  memories,
  sources,
  models,
  profile,
  isInProfile,
  embedders,
  search,
  drafts,
  settings,
  transfers,
  snapshots,
  status,
  host,
  log,
  about,
  diagnostics,
  now,
}: RouterDependencies) {
  const os = implement(contract)
    .$context<CallContext>()
    .use(async ({ next, path }) => {
      try {
        return await next();
      } catch (error) {
        throw toRpcError(error, path.join('.'), log);
      }
    });
  /** A watched stream: it ends with the call or with the page, and fails as a call does. */
  const stream = async function* <T>(
    { context, signal, path }: { context: CallContext; signal?: AbortSignal | undefined; path: readonly string[] },
    watch: (signal: AbortSignal) => AsyncIterable<T>,
  ): AsyncGenerator<T, void, void> {
    const ended = signal === undefined ? context.closed : AbortSignal.any([signal, context.closed]);
    try {
      yield* watch(ended);
    } catch (error) {
      if (ended.aborted) return;
      throw toRpcError(error, path.join('.'), log);
    }
  };

  return os.router({
    sessions: {
      watchList: os.sessions.watchList.handler((call) => stream(call, (signal) => sessions.watchList(signal))),
      watch: os.sessions.watch.handler((call) => stream(call, (signal) => sessions.watch(call.input, signal))),
      rename: os.sessions.rename.handler(({ input }) =>
        sessions.change(input.sessionId, { title: input.title, titleMadeOf: null }),
      ),
      archive: os.sessions.archive.handler(({ input }) =>
        sessions.change(input.sessionId, { isArchived: input.isArchived }),
      ),
      pin: os.sessions.pin.handler(({ input }) => sessions.change(input.sessionId, { pinned: input.pinned })),
      setModel: os.sessions.setModel.handler(({ input }) =>
        sessions.change(input.sessionId, { modelId: input.modelId }),
      ),
      select: os.sessions.select.handler(({ input }) => sessions.select(input.sessionId, input.messageId)),
      branch: os.sessions.branch.handler(({ input }) => sessions.branch(input.sessionId, input.messageId)),
      setPrivate: os.sessions.setPrivate.handler(({ input }) => privacy.setPrivate(input.sessionId, input.isPrivate)),
      setReach: os.sessions.setReach.handler(({ input }) =>
        sessions.change(input.sessionId, { recallReach: input.reach }),
      ),
      delete: os.sessions.delete.handler(({ input }) => privacy.delete(input.sessionId)),
      trash: os.sessions.trash.handler(({ input }) => sessions.change(input.sessionId, { trashedAt: now() })),
      restore: os.sessions.restore.handler(({ input }) => sessions.change(input.sessionId, { trashedAt: null })),
      listTrash: os.sessions.listTrash.handler(() => trash.list()),
      deleteTrashed: os.sessions.deleteTrashed.handler(({ input }) => trash.delete(input.sessionId)),
    },
    turns: {
      submit: os.turns.submit.handler(({ input }) => sessions.submit(input)),
      stop: os.turns.stop.handler(({ input }) => sessions.stop(input.sessionId)),
      retry: os.turns.retry.handler(({ input }) => sessions.retry(input.sessionId)),
      regenerate: os.turns.regenerate.handler(({ input }) => sessions.regenerate(input.sessionId, input.messageId)),
      continue: os.turns.continue.handler(({ input }) => sessions.continue(input.sessionId)),
      approve: os.turns.approve.handler(({ input }) =>
        sessions.approve(input.sessionId, input.approvalId, input.decision),
      ),
      withdraw: os.turns.withdraw.handler(async ({ input }) => {
        await sessions.withdraw(input.sessionId, input.messageId);
      }),
    },
    memories: {
      recentPrompts: os.memories.recentPrompts.handler(async () => ({
        prompts: [...(await memories.recentPrompts())],
      })),
      pinned: os.memories.pinned.handler(async () => ({ messageIds: [...(await memories.pinned())] })),
      pin: os.memories.pin.handler(({ input }) => memories.pin(input.messageId, input.isPinned)),
      forget: os.memories.forget.handler(async ({ input }) => {
        await memories.forget(input.sessionId, input.messageId);
        return { isInProfile: await isInProfile(input.sessionId, input.messageId) };
      }),
      undoForget: os.memories.undoForget.handler(({ input }) => memories.undoForget(input.messageId)),
      rebuild: os.memories.rebuild.handler((call) => stream(call, memories.rebuild)),
    },
    snapshots: {
      list: os.snapshots.list.handler(() => snapshots.list()),
      make: os.snapshots.make.handler(() => snapshots.make()),
      dropAsides: os.snapshots.dropAsides.handler(() => snapshots.dropAsides()),
      choose: os.snapshots.choose.handler(({ input }) => snapshots.choose(input.id)),
    },
    sources: {
      watchList: os.sources.watchList.handler((call) => stream(call, (signal) => sources.watchList(signal))),
      add: os.sources.add.handler(({ input }) => sources.add(input)),
      refresh: os.sources.refresh.handler(({ input }) => sources.refresh(input.key)),
      stop: os.sources.stop.handler(({ input }) => sources.stop(input.key)),
      change: os.sources.change.handler(({ input: { key, ...change } }) => sources.change(key, change)),
      remove: os.sources.remove.handler(({ input }) => sources.remove(input.key)),
      release: os.sources.release.handler(({ input }) => sources.release(input.key)),
      measure: os.sources.measure.handler(() => sources.room.use()),
      free: os.sources.free.handler(({ input }) => sources.room.free(input.keys)),
      open: os.sources.open.handler(({ input }) => sources.open(input)),
    },
    models: {
      watch: os.models.watch.handler((call) => stream(call, (signal) => models.watch(signal))),
      connect: os.models.connect.handler(({ input }) => models.connect(input)),
      disconnect: os.models.disconnect.handler(({ input }) => models.disconnect(input.connectionId)),
    },
    profile: {
      watch: os.profile.watch.handler((call) => stream(call, (signal) => profile.watch(signal))),
      history: os.profile.history.handler(() => profile.history()),
      save: os.profile.save.handler(async ({ input }) => ({ version: await profile.save(input.draft, input.basedOn) })),
      revert: os.profile.revert.handler(async ({ input }) => ({ version: await profile.revert(input.version) })),
      undo: os.profile.undo.handler(async ({ input }) => ({ isChanged: await profile.undo(input.version) })),
      deleteHistory: os.profile.deleteHistory.handler(() => profile.deleteHistory()),
    },
    attachments: {
      pick: os.attachments.pick.handler(async ({ context }) => ({
        files: await readFiles(await host.pickFiles(context.windowId, 'any')),
      })),
    },
    drafts: {
      watch: os.drafts.watch.handler((call) => stream(call, (signal) => drafts.watch(signal))),
      keep: os.drafts.keep.handler(({ input: { by, ...draft } }) => drafts.keep(draft, by)),
      takeOver: os.drafts.takeOver.handler(({ input }) => drafts.takeOver(input.drafts)),
    },
    search: {
      find: os.search.find.handler((call) => stream(call, (signal) => search.find(call.input, signal))),
    },
    transfer: {
      watch: os.transfer.watch.handler((call) => stream(call, (signal) => transfers.watch(signal))),
      importFiles: os.transfer.importFiles.handler(async ({ context }) => {
        const paths = await host.pickFiles(context.windowId, 'exports');
        if (paths.length > 0) transfers.importFiles(paths);
        return { isStarted: paths.length > 0 };
      }),
      exportSessions: os.transfer.exportSessions.handler(async ({ context, input }) => {
        const path = await host.pickSavePath(context.windowId, await transfers.nameFor(input));
        if (path !== null) transfers.exportSessions(path, input);
        return { isStarted: path !== null };
      }),
      print: os.transfer.print.handler(async ({ input, signal }) =>
        host.printPage(await transfers.pageOf(input.sessionId, 'html', signal)),
      ),
      markdown: os.transfer.markdown.handler(({ input, signal }) =>
        transfers.pageOf(input.sessionId, 'markdown', signal),
      ),
      stop: os.transfer.stop.handler(() => transfers.stop()),
    },
    diagrams: {
      draw: os.diagrams.draw.handler(({ input, signal }) => host.drawDiagram(input.source, input.isDark, signal)),
    },
    embedders: {
      watch: os.embedders.watch.handler((call) => stream(call, (signal) => embedders.watch(signal))),
      download: os.embedders.download.handler(() => embedders.download()),
      installFrom: os.embedders.installFrom.handler(({ input }) => embedders.installFrom(input.folder)),
      stop: os.embedders.stop.handler(() => embedders.stop()),
    },
    app: {
      watchStatus: os.app.watchStatus.handler((call) => stream(call, (signal) => status.watch(signal))),
      dismissBanner: os.app.dismissBanner.handler(({ input }) => status.dismiss(input.code)),
      watchSettings: os.app.watchSettings.handler((call) => stream(call, (signal) => settings.watch(signal))),
      updateSettings: os.app.updateSettings.handler(({ input }) => settings.update(input)),
      watchCommands: os.app.watchCommands.handler((call) =>
        stream(call, (signal) => watchCommands(call.context, signal)),
      ),
      quit: os.app.quit.handler(() => host.quit()),
      newWindow: os.app.newWindow.handler(({ input }) => host.newWindow(input.sessionId ?? null)),
      pickFolder: os.app.pickFolder.handler(async ({ context }) => ({ path: await host.pickFolder(context.windowId) })),
      openExternal: os.app.openExternal.handler(({ input }) => host.openExternal(input.url)),
      diagnostics: os.app.diagnostics.handler(async () => ({ text: await diagnostics() })),
      about: os.app.about.handler(() => about),
    },
  });
}

async function* watchCommands(context: CallContext, signal: AbortSignal): AsyncGenerator<string, void, void> {
  let unsubscribe = (): void => undefined;
  const commands = createEventQueue<string>(signal, () => unsubscribe());
  unsubscribe = context.onCommand(commands.push);
  yield* commands;
}

function toRpcError(error: unknown, path: string, log: Log): unknown {
  if (error instanceof ORPCError) return error;
  const expected = findAppError(error);
  if (expected !== null)
    return new ORPCError('EXPECTED', { defined: true, data: expected.toData(), message: expected.message });
  log.error('a call failed', { path, error });
  return new ORPCError('INTERNAL_SERVER_ERROR');
}
