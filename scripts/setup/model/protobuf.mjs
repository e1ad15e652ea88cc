// As much of the protobuf wire format as an ONNX file needs: https://protobuf.dev/programming-guides/encoding/
const wireType = { varint: 0, lengthDelimited: 2, fixed32: 5 };

function varint(value) {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Buffer.from(bytes);
}

const tag = (field, type) => varint((field << 3) | type);

export const message = (...fields) => Buffer.concat(fields.flat());

export const integerField = (field, value) => Buffer.concat([tag(field, wireType.varint), varint(value)]);

/** Text, raw bytes or an embedded message. */
export function bytesField(field, value) {
  const bytes = Buffer.from(value);
  return Buffer.concat([tag(field, wireType.lengthDelimited), varint(bytes.length), bytes]);
}

export function floatField(field, value) {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([tag(field, wireType.fixed32), bytes]);
}
