import { findMentions } from '../../../shared/chat/find-mentions';
import type { LecternMessage } from '../../../shared/chat/message';
import { falseQuotes } from '../../../shared/chat/quotes/false-quotes';
import { attachmentsOf } from '../../../shared/chat/prompt-parts';
import { wording } from '../../../shared/text/wording';
import type { FocusTargets } from '../keyboard/focus-targets';
import { reportFailure, showToast } from '../ui/toast';
import type { AppState } from './app-state';
import type { Bridge } from './bridge';
import type { CurrentSession } from './current-session';
import { mentionable } from './mentionable';
import type { Route } from './route';
import type { Forgetting } from './forgetting';
import { createStore, type Store } from './store';

/** What can be done with one message of the shown session. */
export interface MessageActions {
  /** The prompt that is being edited. */
  readonly editing: Store<string | null>;
  /** Messages of which only the first line is shown. */
  readonly collapsed: Store<ReadonlySet<string>>;
  /** The text that an edit of this prompt begins with: what was typed in an edit that was not sent, else the prompt. */
  editText(prompt: LecternMessage): string;
  keepEdit(promptId: string, text: string): void;
  edit(promptId: string | null): void;
  /** Sends an edited prompt in the place of the old one. Rejects when it was not taken. */
  sendEdit(prompt: LecternMessage, text: string): Promise<void>;
  regenerate(messageId: string): void;
  /** Goes on with the last answer. */
  goOn(): void;
  /** Starts a session with a copy of the path to the message, and shows it. */
  branch(messageId: string): void;
  copy(message: LecternMessage): void;
  /** Puts the message, or what is selected of it, as a quote into the message box. */
  quote(message: LecternMessage): void;
  collapse(messageId: string): void;
  /** Forgets it; undone by the command for that, or at the message. */
  forget(messageId: string): void;
  /** Shows the version of the session that this message is in. Rejects when it is in none. */
  show(messageId: string): Promise<void>;
  /** Shows the version before or after this message. */
  walk(messageId: string, step: -1 | 1): void;
}

export interface MessageActionsOptions {
  readonly bridge: Bridge;
  readonly app: Pick<AppState, 'sources' | 'sessions'>;
  readonly current: CurrentSession;
  readonly route: Route;
  readonly forgetting: Pick<Forgetting, 'forget'>;
  readonly focusTargets: Pick<FocusTargets, 'insertIntoMessageBox'>;
  readonly page: Pick<Document, 'getSelection'>;
  readonly clipboard: Pick<Clipboard, 'writeText'>;
}

export function createMessageActions(options: MessageActionsOptions): MessageActions {
  const { bridge, current, route, focusTargets } = options;
  const editing = createStore<string | null>(null);
  const collapsed = createStore<ReadonlySet<string>>(new Set());
  const unsent = new Map<string, string>();
  const view = () => current.channel.get().view.get();
  const withSession = async (act: (sessionId: string) => Promise<unknown>): Promise<void> => {
    const { sessionId } = view();
    if (sessionId !== null) await act(sessionId).catch(reportFailure);
  };

  return {
    editing,
    collapsed,
    editText: (prompt) => unsent.get(prompt.id) ?? textOfMessage(prompt),
    keepEdit: (promptId, text) => void unsent.set(promptId, text),
    edit: editing.set,
    async sendEdit(prompt, text) {
      await current.channel.get().send(text, null, {
        parentId: prompt.metadata?.parentId ?? null,
        mentions: findMentions(text, mentionable(options.app, view().sessionId)),
        attachments: attachmentsOf(prompt.parts),
      });
      unsent.delete(prompt.id);
      editing.set(null);
    },
    regenerate: (messageId) =>
      void withSession((sessionId) => bridge.ask((client) => client.turns.regenerate({ sessionId, messageId }))),
    goOn: () => void withSession((sessionId) => bridge.ask((client) => client.turns.continue({ sessionId }))),
    branch: (messageId) =>
      void withSession(async (sessionId) => {
        const branched = await bridge.ask((client) => client.sessions.branch({ sessionId, messageId }));
        route.go(branched.sessionId);
        showToast(wording.message.branched);
      }),
    copy: (message) =>
      void options.clipboard
        .writeText(copiedText(message))
        .then(() => showToast(wording.common.copied))
        .catch(reportFailure),
    quote: (message) => {
      const selected = options.page.getSelection()?.toString().trim() ?? '';
      const quoted = (selected === '' ? textOfMessage(message) : selected).split('\n').map((line) => `> ${line}`);
      focusTargets.insertIntoMessageBox(`${quoted.join('\n')}\n\n`);
    },
    collapse: (messageId) => {
      const next = new Set(collapsed.get());
      if (!next.delete(messageId)) next.add(messageId);
      collapsed.set(next);
    },
    forget: (messageId) => void withSession((sessionId) => options.forgetting.forget(sessionId, messageId)),
    async show(messageId) {
      const { sessionId } = view();
      if (sessionId !== null) await bridge.ask((client) => client.sessions.select({ sessionId, messageId }));
    },
    walk: (messageId, step) => {
      const versions = view().versions[messageId] ?? [];
      const target = versions[versions.indexOf(messageId) + step];
      if (target === undefined) return;
      void withSession((sessionId) => bridge.ask((client) => client.sessions.select({ sessionId, messageId: target })));
    },
  };
}

/** What a message says, as it was written. */
export function textOfMessage({ parts }: Pick<LecternMessage, 'parts'>): string {
  return parts.flatMap((part) => (part.type === 'text' && part.text.trim() !== '' ? [part.text] : [])).join('\n\n');
}

/** What is said below the answer of its false quotes goes along: elsewhere nothing else would. */
export function copiedText(message: Pick<LecternMessage, 'parts'>): string {
  const quotes = message.parts.flatMap((part) => (part.type === 'data-quotes' ? part.data : []));
  return [textOfMessage(message), ...falseQuotes(quotes)].join('\n\n');
}
