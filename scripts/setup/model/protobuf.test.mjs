import { expect, test } from 'vitest';
import { bytesField, floatField, integerField, message } from './protobuf.mjs';

test('fields are written as the wire format says', () => {
  // The examples of protobuf.dev/programming-guides/encoding, a negative number, and a float.
  expect([
    integerField(1, 150).toString('hex'),
    bytesField(2, 'testing').toString('hex'),
    bytesField(3, message(integerField(1, 150))).toString('hex'),
    integerField(1, -1).toString('hex'),
    floatField(1, 1).toString('hex'),
  ]).toEqual(['089601', '120774657374696e67', '1a03089601', '08ffffffffffffffffff01', '0d0000803f']);
});
