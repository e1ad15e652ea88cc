import { StandardRPCJsonSerializer } from '@orpc/client/standard';
import { expect, test } from 'vitest';
import type { LecternMessage } from '../chat/message';
import { wireFormat } from './wire-format';

const message: LecternMessage = {
  id: 'answer',
  role: 'assistant',
  metadata: { parentId: 'prompt', createdAt: 1, outcome: 'complete' },
  parts: [
    { type: 'data-time', data: { step: 'call', ms: 2 } },
    { type: 'text', text: 'A "quoted" word, a lone \ud800 and a \0.' },
  ],
};

test('messages cross as one text each, whatever holds them', () => {
  const value = { type: 'snapshot', messages: [message, message], at: new Date(3) };
  const text = JSON.stringify(message);
  expect(cross(value)).toEqual({ sent: { ...value, messages: [text, text], at: value.at.toJSON() }, received: value });
});

test('what is no message crosses as oRPC writes it', () => {
  const value = { role: 'user', text: 'words', none: null, few: new Map([['a', new Set([1])]]) };
  expect(cross(value).received).toEqual(value);
});

function cross(value: unknown) {
  const serializer = new StandardRPCJsonSerializer(wireFormat);
  const [json, meta] = serializer.serialize(value);
  const wire = JSON.parse(JSON.stringify({ json, meta })) as { json: unknown; meta: typeof meta };
  return { sent: wire.json, received: serializer.deserialize(wire.json, wire.meta) };
}
