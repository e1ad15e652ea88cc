import type { CommandId } from '../../shared/commands/commands';
import type { LecternMessage } from '../../shared/chat/message';
import type { ContractClient } from '../../shared/contract/contract';
import { textSize } from '../../shared/domain/settings';
import { wording } from '../../shared/text/wording';
import { neighbourSession } from './bridge/session-order';
import { isBusy } from './bridge/session-view';
import { lastProfileChange } from './bridge/last-profile-change';
import type { Store } from './bridge/store';
import type { WindowContext } from './bridge/window-context';
import { meantMessage } from './bridge/meant-message';
import { putBefore } from './features/composer/drafts';
import { readContextUse, tellContextUse } from './features/composer/read-context-use';
import { readPicked } from './features/composer/read-picked';
import { PROFILE_HISTORY } from './features/profile/profile-history';
import { createBlockActs } from './block-acts';
import { createPassageActs } from './passage-acts';
import { createSettingActs } from './setting-acts';
import { otherContrast, otherTheme } from './ui/looks';
import { focusSetting } from './ui/setting';
import { newestOffer, reportFailure, showToast } from './ui/toast';
import { undoProfileChange } from './ui/undo-profile-change';

export type CommandHandlers = { readonly [Id in CommandId]: () => void };

/** What each command does in this window. */
export function commandHandlers(parts: Omit<WindowContext, 'run'>, page: Document): CommandHandlers {
  const { bridge, app, route, current, drafts, layers, focusTargets, messages } = parts;
  const ask = (request: (client: ContractClient) => Promise<unknown>): void => {
    bridge.ask(request).catch(reportFailure);
  };
  const shownView = () => current.channel.get().view.get();
  const withSession = (act: (sessionId: string) => void) => () => {
    const { sessionId } = shownView();
    if (sessionId !== null) act(sessionId);
  };
  const withMessage = (role: LecternMessage['role'] | null, act: (message: LecternMessage) => void) => () => {
    const message = meantMessage(shownView().messages, focusTargets.focusedMessage(), role);
    if (message !== undefined) act(message);
  };
  /** What is erased is the message that the user means: the last one is not taken for it. */
  const forgetFocused = (): void => {
    const focused = focusTargets.focusedMessage();
    const message = shownView().messages.find(({ id }) => id === focused);
    if (message === undefined) showToast(wording.memories.noneToForget);
    else if (message.metadata?.forgotten !== true) messages.forget(message.id);
  };
  const walkVersion = (step: -1 | 1): void => {
    const { versions, messages: shown } = shownView();
    const withVersions = shown.filter(({ id }) => versions[id] !== undefined).map(({ id }) => id);
    const focused = focusTargets.focusedMessage();
    const id = withVersions.find((each) => each === focused) ?? withVersions.at(-1);
    if (id !== undefined) messages.walk(id, step);
  };
  const openFirstCitation = (messageId: string): void => {
    const message = shownView().messages.find(({ id }) => id === messageId);
    const cited = message?.parts.find((part) => part.type === 'data-citation');
    if (cited?.type === 'data-citation') layers.openPassage(cited.data);
  };
  const goTo = (step: -1 | 1) => () => {
    const next = neighbourSession(app.sessions.get() ?? [], route.sessionId.get(), step);
    if (next !== null) route.go(next.id);
  };
  const askExample = (at: number) => () => {
    const view = shownView();
    const question = wording.empty.questions[at];
    if (layers.dialog.get() !== null || question === undefined) return;
    if (view.messages.length + view.pending.length > 0 || view.phase === 'loading') return;
    current.channel.get().send(question, parts.pickedModel.get()).catch(reportFailure);
    layers.toMessageBox();
  };
  const startNew = (isPrivate: boolean) => () => {
    layers.closePanel();
    current.startNew(isPrivate);
    layers.toMessageBox();
  };
  const passage = createPassageActs(parts);
  const blocks = createBlockActs(page);
  const setting = createSettingActs({ ...parts, tell: showToast, lead: (name) => focusSetting(page, name) });
  const shownRow = () => {
    const { sessionId, session } = shownView();
    return app.sessions.get()?.find((each) => each.id === sessionId) ?? session;
  };
  return {
    'session.new': startNew(false),
    'session.newPrivate': startNew(true),
    'session.previous': goTo(-1),
    'session.next': goTo(1),
    'session.rename': withSession(() => layers.openDialog('renameSession')),
    'session.pin': () => parts.sessionActs.pin(),
    'session.archive': () => parts.sessionActs.archive(),
    'session.trash': () => parts.sessionActs.trash(),
    'session.mention': () => parts.sessionActs.mention(),
    'trash.open': () => layers.openDialog('trash'),
    'archive.open': () => {
      const isThere = app.sessions.get()?.some(({ isArchived }) => isArchived) === true;
      if (isThere) toggleArchive(parts, page);
      else showToast(wording.sessions.noneArchived);
    },
    'session.private': () => {
      const { sessionId } = shownView();
      if (sessionId === null) startOther(parts);
      else togglePrivate(parts, sessionId, shownRow()?.isPrivate !== true);
    },
    'session.reach': () => layers.openDialog('recallReach'),
    'memories.open': () => {
      const answer = shownView().messages.findLast((message) => message.role === 'assistant');
      if (answer?.parts.some(({ type }) => type === 'data-memory') === true) layers.openMemories(answer.id);
      else showToast(wording.memories.none);
    },
    'memories.undoForget': () => {
      if (parts.forgetting.undoable.get().length === 0) showToast(wording.memories.noUndo);
      else void parts.forgetting.undo().catch(reportFailure);
    },
    'session.newWindow': withSession((sessionId) => ask((client) => client.app.newWindow({ sessionId }))),
    'window.new': () => ask((client) => client.app.newWindow({})),
    'app.quit': () => ask((client) => client.app.quit()),
    'palette.open': () => layers.openDialog('palette'),
    'search.open': () => layers.openDialog('search'),
    'settings.open': () => layers.openDialog('settings'),
    'shortcuts.open': () => layers.openDialog('shortcuts'),
    'message.focus': layers.toMessageBox,
    'sessions.focus': () => {
      layers.sidebar.set(true);
      focusTargets.focusSessions();
    },
    'file.attach': () => void attachFiles(parts).catch(reportFailure),
    'file.takeOut': () => {
      const button = [
        ...page.querySelectorAll<HTMLElement>(`[data-command="${'file.takeOut' satisfies CommandId}"]`),
      ].at(-1);
      if (button === undefined) showToast(wording.composer.noneCarried);
      else button.click();
    },
    'context.show': () => {
      const draft = shownDraft(parts);
      const prompt = { text: draft.get(), files: drafts.filesOf(draft).files.get() };
      showToast(tellContextUse(readContextUse(parts, prompt)));
    },
    'turn.stop': () => {
      const { sessionId, state } = shownView();
      if (sessionId !== null && isBusy(state)) ask((client) => client.turns.stop({ sessionId }));
    },
    'turn.retry': withSession((sessionId) => ask((client) => client.turns.retry({ sessionId }))),
    'turn.continue': () => messages.goOn(),
    'turn.withdraw': () => {
      const { sessionId, queue } = shownView();
      const messageId = queue.at(-1)?.messageId;
      if (sessionId === null || messageId === undefined) showToast(wording.composer.noneWaits);
      else ask((client) => client.turns.withdraw({ sessionId, messageId }));
    },
    'approval.focus': () => {
      if (!focusTargets.focusApproval()) showToast(wording.approval.none);
    },
    'message.next': () => focusTargets.focusMessage(1),
    'message.previous': () => focusTargets.focusMessage(-1),
    'message.newest': () => focusTargets.focusNewest(),
    'message.edit': withMessage('user', ({ id }) => messages.edit(id)),
    'message.copy': withMessage(null, (message) => messages.copy(message)),
    'message.regenerate': withMessage('assistant', ({ id }) => messages.regenerate(id)),
    'message.quote': withMessage(null, (message) => messages.quote(message)),
    'message.branch': withMessage(null, ({ id }) => messages.branch(id)),
    'message.collapse': withMessage(null, ({ id }) => messages.collapse(id)),
    'message.whole': blocks.toggleWhole,
    'message.forget': forgetFocused,
    'message.openCitation': withMessage('assistant', ({ id }) => openFirstCitation(id)),
    'code.copy': blocks.copyCode,
    'code.wrap': blocks.wrapCode,
    'message.steps': blocks.toggleSteps,
    'diagram.source': blocks.toggleSource,
    'diagram.size': blocks.toggleSize,
    'message.previousVersion': () => walkVersion(-1),
    'message.nextVersion': () => walkVersion(1),
    'passage.copyLink': passage.copyLink,
    'passage.copyLines': passage.copyLines,
    'passage.copyCommit': passage.copyCommit,
    'passage.openAtHost': passage.openAtHost,
    'panel.close': layers.closePanel,
    'note.act': () => {
      const take = newestOffer();
      if (take === null) showToast(wording.common.noOffer);
      else take();
    },
    'banner.dismiss': () => {
      const code = app.status.get()?.banners[0]?.code;
      if (code === undefined) showToast(wording.banners.none);
      else ask((client) => client.app.dismissBanner({ code }));
    },
    'source.add': () => layers.openDialog('addSource'),
    'sources.open': () => layers.openDialog('sources'),
    'model.connect': () => layers.openDialog('connectModel'),
    'model.pick': () => layers.openDialog('pickModel'),
    'memory.profile': () => layers.openDialog('profile'),
    'profile.history': () => layers.openDialog('profile', PROFILE_HISTORY),
    'memory.undo': () => {
      const version = lastProfileChange(shownView().messages);
      if (version === null) showToast(wording.profile.nothingToUndo);
      else undoProfileChange(bridge, version);
    },
    'memory.toggle': () => {
      const memoryEnabled = app.settings.get()?.memoryEnabled === false;
      ask(async (client) => {
        await client.app.updateSettings({ memoryEnabled });
        showToast(memoryEnabled ? wording.settings.memoryOn : wording.settings.memoryOff);
      });
    },
    'memory.rebuild': () => {
      layers.openDialog('settings');
      rebuildIndex(parts);
    },
    'data.import': () => layers.openDialog('import'),
    'data.export': () => layers.openDialog('export'),
    'transfer.stop': () => stopTransfer(parts),
    'session.print': withSession((sessionId) => ask((client) => client.transfer.print({ sessionId }))),
    'session.copy': withSession((sessionId) =>
      ask(async (client) => {
        await navigator.clipboard.writeText(await client.transfer.markdown({ sessionId }));
        showToast(wording.transfer.copied);
      }),
    ),
    'data.diagnostics': () =>
      ask(async (client) => {
        const { text } = await client.app.diagnostics();
        await navigator.clipboard.writeText(text);
        showToast(wording.settings.diagnosticsCopied);
      }),
    'data.snapshots': () => layers.openDialog('snapshots'),
    'theme.toggle': () => ask((client) => client.app.updateSettings({ theme: otherTheme() })),
    'theme.system': () => ask((client) => client.app.updateSettings({ theme: 'system' })),
    'contrast.toggle': () => ask((client) => client.app.updateSettings({ contrast: otherContrast() })),
    'density.toggle': () => {
      const isCompact = app.settings.get()?.density === 'compact';
      ask((client) => client.app.updateSettings({ density: isCompact ? 'comfortable' : 'compact' }));
    },
    'text.larger': () => resizeText(parts, 1),
    'text.smaller': () => resizeText(parts, -1),
    'language.system': () => ask((client) => client.app.updateSettings({ language: 'system' })),
    'language.english': () => ask((client) => client.app.updateSettings({ language: 'en' })),
    'language.german': () => ask((client) => client.app.updateSettings({ language: 'de' })),
    'memory.reach': () => setting.choose('reach'),
    'memory.life': () => setting.choose('life'),
    'titles.toggle': setting.toggleTitles,
    'model.default': () => setting.choose('defaultModel'),
    'model.disconnect': setting.disconnect,
    'embedder.choose': () => setting.choose('embedder'),
    'embedder.download': setting.download,
    'embedder.install': setting.install,
    'embedder.stop': setting.stopEmbedder,
    'hosts.open': setting.openHosts,
    'space.limit': () => setting.choose('limit'),
    'space.life': () => setting.choose('repositoryLife'),
    'space.free': () => setting.choose('free'),
    'introduction.show': () => {
      ask((client) => client.app.updateSettings({ introduction: 'asked' }));
      startNew(false)();
    },
    'introduction.skip': () => ask((client) => client.app.updateSettings({ introduction: 'left' })),
    'example.first': askExample(0),
    'example.second': askExample(1),
    'example.third': askExample(2),
  };
}

/** One that is open and out of sight is led to. */
function toggleArchive({ layers, focusTargets }: Omit<WindowContext, 'run'>, page: Document): void {
  const isSeen = page.querySelector('[data-row="archive"]')?.checkVisibility() === true;
  layers.archive.set(!(layers.archive.get() && isSeen));
  layers.sidebar.set(true);
  focusTargets.focusSessions('archive');
}

function resizeText({ app, bridge }: Omit<WindowContext, 'run'>, step: -1 | 1): void {
  const sizes = textSize.options;
  const size = sizes[sizes.indexOf(app.settings.get()?.textSize ?? 'medium') + step];
  if (size === undefined) return;
  bridge.ask((client) => client.app.updateSettings({ textSize: size })).catch(reportFailure);
}

/** How it goes is told in Settings, and its end wherever the user is by then. */
function rebuildIndex({ rebuilding }: Omit<WindowContext, 'run'>): void {
  rebuilding
    .start()
    .then((isWhole) => isWhole && showToast(wording.settings.rebuilt))
    .catch(reportFailure);
}

function stopTransfer({ bridge }: Omit<WindowContext, 'run'>): void {
  const told = new AbortController();
  bridge
    .watch(
      (client, signal) => client.transfer.watch(undefined, { signal }),
      (transfer) => {
        told.abort();
        if (transfer?.state === 'running') bridge.ask((client) => client.transfer.stop()).catch(reportFailure);
        else showToast(wording.transfer.noneRuns);
      },
      told.signal,
    )
    .catch((error: unknown) => {
      if (!told.signal.aborted) reportFailure(error);
    });
}

/** Another new session, private or not, with what stands in the message box. */
function startOther({ current, drafts }: Omit<WindowContext, 'run'>): void {
  const { isPrivate } = current.channel.get();
  const draft = drafts.of(null, isPrivate);
  putBefore(drafts.of(null, !isPrivate), draft.get());
  draft.set('');
  current.startNew(!isPrivate);
}

/** What stands in the message box. */
function shownDraft({ current, drafts }: Omit<WindowContext, 'run'>): Store<string> {
  const { isPrivate, view } = current.channel.get();
  const { sessionId, session } = view.get();
  return drafts.of(sessionId, session?.isPrivate ?? isPrivate);
}

/** Files that the system's dialogue gives, for the draft that was in the box when it was asked. */
async function attachFiles(parts: Omit<WindowContext, 'run'>): Promise<void> {
  const draft = shownDraft(parts);
  const { files } = await parts.bridge.ask((client) => client.attachments.pick());
  parts.focusTargets.focusMessageBox();
  await parts.drafts.filesOf(draft).addOnceRead(readPicked(files));
}

function togglePrivate({ bridge }: Omit<WindowContext, 'run'>, sessionId: string, isPrivate: boolean): void {
  bridge
    .ask((client) => client.sessions.setPrivate({ sessionId, isPrivate }))
    .then(() => showToast(isPrivate ? wording.privacy.madePrivate : wording.privacy.madeRemembered))
    .catch(reportFailure);
}
