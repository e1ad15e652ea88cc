import { expect, test } from 'vitest';
import type { SessionChannel } from '../../bridge/session-channel';
import { createStore, type Store } from '../../bridge/store';
import { createAttachedFiles } from './attached-files';
import { sendDraft } from './send-draft';

const refusal = new Error('refused');

/** Sends 'asked' into a session that refuses it, while `typed` is written into the box. */
async function refuse(options: { isShown: boolean; typed: string; isPrivate?: boolean }) {
  const draft = createStore('asked');
  const ofSession = createStore('');
  const files = new Map([draft, ofSession].map((box) => [box, createAttachedFiles()]));
  const filesOf = (box: Store<string>) => files.get(box) ?? createAttachedFiles();
  filesOf(draft).add([{ attachment: { name: 'a.md', size: 4, text: 'Text' } }]);
  const ofSecret = createStore('');
  const drafts = {
    filesOf,
    of: (sessionId: string | null, isPrivate?: boolean): Store<string> =>
      isPrivate === true ? ofSecret : sessionId === 'a' ? ofSession : draft,
  };
  const sent: unknown[] = [];
  const isPrivate = options.isPrivate ?? false;
  const channel = {
    isPrivate,
    sessionId: () => (isPrivate ? null : 'a'),
    send: async (...[, , more]: Parameters<SessionChannel['send']>) => {
      sent.push(more?.attachments?.map(({ name }) => name));
      draft.set(options.typed);
      throw refusal;
    },
  };
  const sending = sendDraft({ draft, drafts, channel, mentions: [], modelId: null, isShown: () => options.isShown });
  const reason: unknown = await sending.catch((error: unknown) => error);
  const attached = [draft, ofSession].map((box) => filesOf(box).files.get().length);
  return { reason, sent, attached, box: draft.get(), ofSession: ofSession.get(), ofSecret: ofSecret.get() };
}

test('a prompt that was not taken goes back into the box, before what was typed since', async () => {
  expect(await refuse({ isShown: true, typed: 'more' })).toEqual({
    reason: refusal,
    sent: [['a.md']],
    attached: [1, 0],
    box: 'asked\n\nmore',
    ofSession: '',
    ofSecret: '',
  });
});

test('once the window shows another session, it goes back to the draft of its own', async () => {
  expect(await refuse({ isShown: false, typed: 'elsewhere' })).toEqual({
    reason: refusal,
    sent: [['a.md']],
    attached: [0, 1],
    box: 'elsewhere',
    ofSession: 'asked',
    ofSecret: '',
  });
});

test('of a private session that was not opened, it goes nowhere where it is stored', async () => {
  const { box, ofSession, ofSecret } = await refuse({ isShown: false, typed: 'elsewhere', isPrivate: true });
  expect([box, ofSession, ofSecret]).toEqual(['elsewhere', '', 'asked']);
});
