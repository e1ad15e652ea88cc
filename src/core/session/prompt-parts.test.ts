import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { LecternMessage } from '../../shared/chat/message';
import { promptPartsOf } from '../../shared/chat/prompt-parts';
import type { Attachment } from '../../shared/domain/attachment';
import type { Mention } from '../../shared/domain/mention';
import { createHarness, storeKinds, type Harness, type Stores } from '../testing/session-harness';

const isIdle = (state: string): boolean => state === 'idle';
const NOTES: Attachment = { name: 'notes.md', size: 12, text: 'Green lamp.\n```\n' };

describe.each(storeKinds)('what goes along with a prompt, over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  const start = (answers: readonly string[]): Harness =>
    createHarness(stores, {
      scripts: answers.map((text) => [{ text }]),
      settings: { defaultModelId: 'test/model' },
    });
  const ask = async (
    harness: Harness,
    more: { attachments?: readonly Attachment[]; mentions?: readonly Mention[]; sessionId?: string },
  ) => {
    const { sessionId } = await harness.service.submit({ messageId: v7(), text: 'Which colour?', ...more });
    const messages = await harness.follow(sessionId).until(isIdle);
    return { sessionId, messages };
  };
  const sentTo = (harness: Harness, call: number): string => JSON.stringify(harness.model.calls[call]?.prompt);
  const attachedTo = (message: LecternMessage | undefined) =>
    message === undefined ? [] : promptPartsOf(message).map(({ data }) => data);

  it('a file is kept with its prompt, read by the model, and there again for another answer and in a branch', async () => {
    const harness = start(['Green.', 'Still green.']);
    const { sessionId, messages } = await ask(harness, { attachments: [NOTES] });
    await harness.saves.drain();
    const [prompt] = messages;
    await harness.restart();
    await harness.service.regenerate(sessionId, prompt?.id ?? '');
    const again = await harness.follow(sessionId).until(isIdle);
    const branched = await harness.service.branch(sessionId, prompt?.id ?? '');
    const [copied] = await harness.follow(branched.sessionId).until(isIdle);
    expect([prompt, harness.store.rows.get(prompt?.id ?? ''), again[0], copied].map(attachedTo)).toEqual(
      Array.from({ length: 4 }, () => [NOTES]),
    );
    const told = JSON.stringify('Attached file "notes.md":\n````\nGreen lamp.\n```\n\n````\n').slice(1, -1);
    expect([sentTo(harness, 0), sentTo(harness, 1)].every((sent) => sent.includes(told))).toBe(true);
  });

  it('a prompt that waits has its files after a restart', async () => {
    const harness = start(['Green.']);
    const turn = { ...queued(v7()), text: 'Which colour?' };
    const session = { id: turn.sessionId, resourceId: 'local', createdAt: 1, modelId: null, title: null };
    await stores.journal.enqueue(turn, session);
    await harness.service.retry(turn.sessionId);
    const [prompt] = await harness.follow(turn.sessionId).until(isIdle);
    expect(attachedTo(prompt)).toEqual([NOTES]);
  });

  it('while a file stands before the model it is offered no lasting memory to write', async () => {
    const harness = start(['Green.', 'Still green.', 'Red.']);
    const { sessionId } = await ask(harness, { attachments: [NOTES] });
    await ask(harness, { sessionId });
    await ask(harness, {});
    const offered = harness.model.calls.map(({ tools }) => tools?.some(({ name }) => name === 'update_working_memory'));
    expect(offered).toEqual([false, false, true]);
  });

  it('more text than a prompt may carry is refused, and nothing is asked', async () => {
    const harness = start([]);
    const large = { ...NOTES, text: 'x'.repeat(1_000_000) };
    const asked = ask(harness, { attachments: [large, large, NOTES] });
    await expect(asked).rejects.toMatchObject({ code: 'attachment.tooMuch' });
    expect(await stores.sessions.list()).toEqual([]);
  });

  it('the end of a mentioned session is told to the model; of a private one, or one that is gone, nothing', async () => {
    const harness = start(['Ludmila it is.', 'A secret.', 'Yes.']);
    const told = await ask(harness, {});
    const secret = await ask(harness, {});
    await harness.saves.drain();
    await harness.service.change(secret.sessionId, { isPrivate: true });
    const mentions = [
      { kind: 'session' as const, sessionId: told.sessionId, name: 'Boat' },
      { kind: 'session' as const, sessionId: secret.sessionId, name: 'Private' },
      { kind: 'session' as const, sessionId: v7(), name: 'Gone' },
    ];
    const { messages } = await ask(harness, { mentions });
    const sent = sentTo(harness, 2);
    expect([sent.includes('Ludmila it is.'), sent.includes('A secret.')]).toEqual([true, false]);
    expect(messages.at(-1)?.parts.filter((part) => part.type === 'data-notice')).toMatchObject([
      { data: { code: 'mention.sessionGone', params: { names: 'Private, Gone' } } },
    ]);
  });

  it('what was forgotten is not quoted from a mentioned session', async () => {
    const harness = start(['Ludmila it is.', 'Yes.']);
    const { sessionId, messages } = await ask(harness, {});
    await harness.saves.drain();
    harness.hidden.set(messages.at(-1)?.id ?? '', true);
    await ask(harness, { mentions: [{ kind: 'session', sessionId, name: 'Boat' }] });
    expect(sentTo(harness, 1)).not.toContain('Ludmila');
  });

  const queued = (sessionId: string) => ({
    answerId: v7(),
    promptId: v7(),
    sessionId,
    attempt: 1,
    text: '',
    parts: [{ type: 'data-attachment' as const, id: 'attachment-0', data: NOTES }],
    parentId: null,
    isBranch: false,
    continuesId: null,
    createdAt: 1,
    askedAt: 1,
  });
});
