import { expect, test } from 'vitest';
import { createStore, type Store } from '../../bridge/store';
import { sendDraft } from './send-draft';

const refusal = new Error('refused');

/** Sends 'asked' into a session that refuses it, while `typed` is written into the box. */
async function refuse(options: { isShown: boolean; typed: string }) {
  const draft = createStore('asked');
  const ofSession = createStore('');
  const drafts = { of: (sessionId: string | null): Store<string> => (sessionId === 'a' ? ofSession : draft) };
  const channel = {
    sessionId: () => 'a',
    send: async () => {
      draft.set(options.typed);
      throw refusal;
    },
  };
  const sent = sendDraft({ draft, drafts, channel, modelId: null, isShown: () => options.isShown });
  const reason: unknown = await sent.catch((error: unknown) => error);
  return { reason, box: draft.get(), ofSession: ofSession.get() };
}

test('a prompt that was not taken goes back into the box, before what was typed since', async () => {
  expect(await refuse({ isShown: true, typed: 'more' })).toEqual({
    reason: refusal,
    box: 'asked\n\nmore',
    ofSession: '',
  });
});

test('once the window shows another session, it goes back to the draft of its own', async () => {
  expect(await refuse({ isShown: false, typed: 'elsewhere' })).toEqual({
    reason: refusal,
    box: 'elsewhere',
    ofSession: 'asked',
  });
});
