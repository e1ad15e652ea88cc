import { createActor, waitFor } from 'xstate';
import type { LecternMessage } from '../../shared/chat/message';
import type { SessionEvent } from '../../shared/contract/sessions';
import type { SessionStateName } from '../../shared/domain/session';
import { AppError } from '../errors';
import { veilChunk } from '../memories/hidden-messages';
import type { Journal, JournalTurn, Session } from '../ports';
import { createImportedQuotes } from './imported-quotes';
import { provideActors } from './machine-actors';
import type { HadBefore, Scrub } from './open-turn';
import { outcomeOf, restoreSession, unclosedTurns } from './restore-session';
import { sessionMachine, type RestoredSession, type SessionMachineEvent, type TurnRef } from './session.machine';
import { isClosed, runningTurn, stateOf, type Snapshot } from './shown-state';
import { createSessionStream } from './session-stream';
import type { SessionTitles } from './session-titles';
import { createSessionView } from './session-view';
import { toSummary } from './to-summary';
import { createTurnSteps, type PromptContent, type TurnDependencies, type TurnSteps } from './turn-steps';

export interface LiveSessionDependencies extends TurnDependencies {
  /** Told when a turn of the session begins or ends; one that waits for an approval has not ended. */
  readonly onBusyChange: (sessionId: string, isBusy: boolean) => void;
  /** How long recall may take now, in ms. */
  readonly recallLimitMs: () => number;
  readonly titles: Pick<SessionTitles, 'make' | 'giveUp'>;
}

/** A session with its running actor. It belongs to no window and outlives all of them. */
export interface LiveSession {
  send(event: SessionMachineEvent): void;
  watch(signal?: AbortSignal): Promise<AsyncIterable<readonly SessionEvent[]>>;
  /** Takes a prompt that is durable. What it holds is kept until its turn has ended, for windows to show. */
  submit(turn: TurnRef, prompt: PromptContent): void;
  /** Takes a prompt out of the queue; false when it does not wait there. */
  withdraw(promptId: string): boolean;
  /**
   * Runs the turn again that failed or was interrupted; one that is about to fail is waited for. False where no such turn
   * stands, and when others that waited went on past it.
   */
  retry(): Promise<boolean>;
  /** Stops the turn that runs, and keeps back what waits behind it until the session goes on. */
  halt(): void;
  /** The session goes on: what was kept back waits again, in its order and before anything newer. */
  goOn(): void;
  /** Shows the newest path through a message. Errors: `message.unknown`, `turn.running`. */
  select(messageId: string): Promise<void>;
  /** The answer of a turn that is not closed, as far as it came. */
  openAnswer(): Promise<LecternMessage | null>;
  /** The shown path, with the turn that failed or was interrupted, which is closed for it. */
  closedPath(): Promise<readonly LecternMessage[]>;
  /** The path to a message, which must be a closed one of the session. Errors: `message.unknown`. */
  pathTo(messageId: string | null): Promise<readonly LecternMessage[]>;
  readonly state: SessionStateName;
  /** True while a turn runs or waits for an approval. */
  readonly isBusy: boolean;
  /** The answer of the turn that runs; null where none does, or one waits for the user. */
  readonly runningTurn: string | null;
  /** Stops the turn that runs if it is one of these, and tells why. Resolves when it has ended. */
  stopForgotten(isOne: HadBefore): Promise<void>;
  /** Ends the turn whose prompt or answer a message is, should it run, ask, or have failed: its messages are closed then. */
  endTurnOf(messageId: string): Promise<void>;
  /** Resolves when no turn runs (idle, failed, interrupted or waiting for the user). */
  settled(): Promise<void>;
  /** Resolves when what streamed so far is durable. */
  flush(): Promise<void>;
  /** Takes the session's row as it is now, for what windows are shown from then on. */
  setRow(row: Session): void;
  /** Sends the windows all of it again; `isStored`: what is stored has changed too. */
  refresh(isStored: boolean): Promise<void>;
  /** Reads what could not be read before, when there is such, and shows it. */
  readUnread(): Promise<void>;
  /** Takes words out of the open turn, when a turn is open. */
  scrub(change: Scrub): Promise<void>;
  /** Ends every window's stream of it. */
  endStreams(): void;
  /** Ends the actor where it stands, once all that streamed is in the journal. */
  stop(): Promise<void>;
}

/** A `new` session's only prompt is about to be submitted; a `stored` one goes on from what the journal has of it. */
export async function openLiveSession(
  session: Session,
  age: 'new' | 'stored',
  dependencies: LiveSessionDependencies,
): Promise<LiveSession> {
  const { journal, sessions, store, log } = dependencies;
  const unclosed = age === 'new' ? [] : [...unclosedTurns(await journal.unsaved(session.id))];
  const prompts = new Map(unclosed.map((turn): [string, PromptContent] => [turn.promptId, turn]));
  const promptOf = (promptId: string): PromptContent => prompts.get(promptId) ?? { text: '', parts: [] };
  const { hidden } = dependencies;
  const stream = createSessionStream((chunk) => veilChunk(chunk, hidden));
  const view = createSessionView({
    sessionId: session.id,
    isNew: age === 'new',
    sessions,
    journal,
    store,
    hidden,
    log,
  });
  let toldVersions = '{}';
  /** Those of the path as the windows have it by now. */
  const showVersions = (): void => {
    const versions = view.versions();
    const text = JSON.stringify(versions);
    if (text === toldVersions) return;
    toldVersions = text;
    stream.publish({ type: 'versions', versions });
  };
  const importedQuotes = createImportedQuotes({
    sessionId: session.id,
    citations: dependencies.citations,
    sources: dependencies.sources,
    onFound: () => stream.refresh(),
    log,
  });
  let row = session;
  const isBusy = (): boolean => !isClosed(actor.getSnapshot());
  /** Gives what a snapshot shows now; it must be sent in the tick in which it was taken. */
  const readShown = async () => {
    const found = await sessions.get(session.id);
    if (found === null || found.trashedAt !== null) throw new AppError('session.unknown');
    row = found;
    await view.load();
    return () => ({
      session: toSummary(row, isBusy()),
      messages: importedQuotes.shown(view.messages),
      hasUnread: view.hasUnread,
      versions: view.versions(),
    });
  };

  const steps = createTurnSteps({
    ...dependencies,
    sessionId: session.id,
    view,
    emit: stream.publish,
    promptOf,
    onClosed: stream.forgetTurn,
    onBranch: showVersions,
    onPath: stream.refresh,
    onScrubbed: stream.replaceChunks,
  });
  const restored = await restore(unclosed, steps, journal);
  const actor = createActor(
    sessionMachine.provide({
      actors: provideActors(steps, log),
      actions: {
        noteRecallSkipped: () => steps.noteRecallSkipped(),
        endSettling: () => steps.endSettling(),
        makeTitle: () => dependencies.titles.make(session.id, view.messages),
        giveUpTitle: () => dependencies.titles.giveUp(session.id),
      },
      delays: { recallLimit: dependencies.recallLimitMs },
    }),
    { input: restored },
  );

  /** A turn that fails takes nothing up before its failure is written. */
  const failed = async (): Promise<void> => {
    await waitFor(actor, (snapshot) => !snapshot.matches('failing'), { timeout: Infinity });
  };
  /** Ends a turn that failed or was interrupted with what it left. */
  const closeTurn = async (): Promise<void> => {
    await failed();
    actor.send({ type: 'turn.close' });
    await waitFor(actor, (snapshot) => !snapshot.matches('saving'), { timeout: Infinity });
  };

  /** What waited when the session was halted. The journal has it too, for the next time the session is opened. */
  const keptBack: TurnRef[] = [];
  const goOn = (): void => {
    for (let turn = keptBack[0]; turn !== undefined; turn = keptBack[0]) {
      actor.send({ type: 'turn.submit', turn });
      // Not before: what it holds is kept for as long as somebody has it.
      keptBack.shift();
    }
  };

  let shown = '';
  let toldQueue: readonly string[] = [];
  const show = (snapshot: Snapshot): void => {
    const { turn, queue } = snapshot.context;
    const ids = queue.map(({ promptId }) => promptId);
    const event = { type: 'state' as const, state: stateOf(snapshot), queue: ids };
    const text = JSON.stringify(event);
    if (text === shown) return;
    shown = text;
    for (const messageId of ids.filter((id) => !toldQueue.includes(id)))
      stream.publish({ type: 'queued', prompt: { messageId, text: promptOf(messageId).text } });
    toldQueue = ids;
    stream.publish(event);
    const kept = new Set([turn, ...queue, ...keptBack].map((ref) => ref?.promptId));
    for (const promptId of prompts.keys()) if (!kept.has(promptId)) prompts.delete(promptId);
  };
  let wasBusy = false;
  actor.subscribe((snapshot) => {
    show(snapshot);
    if (isBusy() === wasBusy) return;
    wasBusy = isBusy();
    dependencies.onBusyChange(session.id, wasBusy);
  });
  actor.start();

  return {
    send: (event) => actor.send(event),
    submit(turn, { text, parts }) {
      prompts.set(turn.promptId, { text, parts });
      goOn();
      actor.send({ type: 'turn.submit', turn });
    },
    withdraw(promptId) {
      const isIt = (turn: TurnRef): boolean => turn.promptId === promptId;
      const at = keptBack.findIndex(isIt);
      if (at !== -1) keptBack.splice(at, 1);
      const waits = actor.getSnapshot().context.queue.some(isIt);
      if (waits) actor.send({ type: 'prompt.withdraw', promptId });
      return waits || at !== -1;
    },
    async retry() {
      await failed();
      const mayRun = actor.getSnapshot().can({ type: 'turn.retry' });
      actor.send({ type: 'turn.retry' });
      return mayRun;
    },
    halt() {
      // It may have been let go of in the moment in which it was found.
      if (actor.getSnapshot().status !== 'active') return;
      const { queue } = actor.getSnapshot().context;
      keptBack.push(...queue);
      for (const { promptId } of queue) actor.send({ type: 'prompt.withdraw', promptId });
      actor.send({ type: 'turn.stop' });
    },
    goOn,
    async watch(signal) {
      const closed = await readShown();
      void importedQuotes.check(view.messages);
      return stream.subscribe(closed, signal);
    },
    async select(messageId) {
      await view.load();
      if (!view.has(messageId)) throw new AppError('message.unknown');
      await closeTurn();
      if (!actor.getSnapshot().matches('idle')) throw new AppError('turn.running');
      actor.send({ type: 'head.select', headId: view.leafOf(messageId) });
      await waitFor(actor, (snapshot) => !snapshot.matches('selecting'), { timeout: Infinity });
      const { error } = actor.getSnapshot().context;
      if (error !== null) throw AppError.fromData(error);
      void importedQuotes.check(view.messages);
    },
    openAnswer: steps.answer,
    async closedPath() {
      await closeTurn();
      return view.load();
    },
    async pathTo(messageId) {
      await view.load();
      if (messageId !== null && !view.has(messageId)) throw new AppError('message.unknown');
      return view.pathTo(messageId);
    },
    get state() {
      return stateOf(actor.getSnapshot()).name;
    },
    get isBusy() {
      return isBusy();
    },
    get runningTurn() {
      return runningTurn(actor.getSnapshot());
    },
    async stopForgotten(isOne) {
      const turn = runningTurn(actor.getSnapshot());
      if (turn === null || !steps.had(isOne)) return;
      steps.noteForgotten();
      actor.send({ type: 'turn.stop' });
      // What waits behind it begins at once.
      await waitFor(actor, (snapshot) => runningTurn(snapshot) !== turn, { timeout: Infinity });
    },
    async endTurnOf(messageId) {
      const isOpen = ({ context: { turn } }: Snapshot): boolean =>
        turn !== null && [turn.promptId, turn.answerId].includes(messageId);
      if (!isOpen(actor.getSnapshot())) return;
      actor.send({ type: 'turn.stop' });
      await waitFor(actor, (snapshot) => !isOpen(snapshot) || isClosed(snapshot), { timeout: Infinity });
      if (isOpen(actor.getSnapshot())) await closeTurn();
    },
    async settled() {
      await waitFor(actor, (snapshot) => runningTurn(snapshot) === null, { timeout: Infinity });
    },
    setRow(changed) {
      row = changed;
    },
    async refresh(isStored) {
      if (isStored) await view.reload();
      stream.refresh();
      if (isStored) void importedQuotes.check(view.messages);
    },
    async readUnread() {
      if (!view.hasUnread) return;
      await view.reload();
      if (!view.hasUnread) stream.refresh();
    },
    async scrub(change) {
      const { turn, error } = actor.getSnapshot().context;
      const isTold = steps.had((open, chunks) => error !== null && change.inError(error, open, chunks) !== null);
      // Kept for a retry, the words would stay in the journal: as a closed turn they are memory's to take out.
      if (turn !== null && (isTold || change.isForgotten(turn.promptId))) {
        await closeTurn();
        // Memory takes the words out of what it has by then.
        await dependencies.saves.flush(session.id);
      }
      await steps.scrub(change);
    },
    endStreams: stream.close,
    flush: steps.flush,
    async stop() {
      importedQuotes.close();
      actor.stop();
      await steps.flush();
    },
  };
}

/** Takes up what the journal has. A turn whose answer was finished but not closed when the app ended is closed first. */
async function restore(unclosed: JournalTurn[], steps: TurnSteps, journal: Journal): Promise<RestoredSession> {
  for (;;) {
    const first = unclosed[0];
    const chunks = first === undefined || first.status === 'queued' ? [] : await journal.chunks(first.answerId);
    const { machine, turn } = restoreSession(unclosed, chunks);
    if (turn === null) return machine;
    await steps.restore(turn);
    const outcome = outcomeOf(chunks);
    if (outcome === null || outcome === 'failed') return machine;
    await steps.close(outcome);
    unclosed.shift();
  }
}
