import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { LecternMessage } from '../../shared/chat/message';
import type { ProfileOperation } from '../../shared/domain/profile-change';
import { conversation, saveOf } from '../knowledge/testing/messages';
import { openKnowledge, temporaryConfig } from '../knowledge/testing/temporary-knowledge';
import { isLeftInProfile } from './profile-left';

const blood: ProfileOperation = { action: 'add', section: 'aboutMe', entry: 'Blood type AB negative' };

/** A session in which the second prompt has two answers; the second one noted something. */
async function noted() {
  const { memory } = openKnowledge(await temporaryConfig());
  await memory.open();
  const { difference, version } = await memory.profile.change({
    change: { type: 'operations', operations: [blood], sessionId: v7() },
    at: 1,
  });
  const [hello, hi, told, plain] = conversation('hello', 'hi', 'my blood type is AB negative', 'fine');
  const output = { version, added: difference?.added ?? [], removed: [] };
  const call = { type: 'tool-update_working_memory', toolCallId: 'c', state: 'output-available' } as const;
  const answer: LecternMessage = {
    ...plain!,
    id: v7(),
    metadata: { ...plain!.metadata!, createdAt: plain!.metadata!.createdAt + 1 },
    parts: [{ ...call, input: { operations: [blood] }, output }],
  };
  const sessionId = v7();
  await memory.save(saveOf(sessionId, [hello!, hi!, told!, plain!, answer]));
  const isLeft = ({ id }: LecternMessage) => isLeftInProfile({ memory, profile: memory.profile }, sessionId, id);
  return { isLeft, memory, hello: hello!, told: told!, plain: plain!, answer };
}

test('what any answer to a message added to the profile is known, and what others did is not', async () => {
  const { isLeft, hello, told, plain, answer } = await noted();
  expect(await Promise.all([told, answer, hello, plain].map(isLeft))).toEqual([true, true, false, false]);
});

test('what was taken out of the profile since is not left', async () => {
  const { isLeft, memory, told } = await noted();
  const operations = [{ ...blood, action: 'remove' as const }];
  await memory.profile.change({ change: { type: 'operations', operations, sessionId: v7() }, at: 2 });
  expect(await isLeft(told)).toBe(false);
});
