// Writes ONNX models. Field numbers are those of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).
import { bytesField, floatField, integerField, message } from './protobuf.mjs';

const irVersion = 8;
const operatorSet = 17;
const elementType = { float: 1, int64: 7 };
const attributeType = { float: 1, int: 2, ints: 7 };

export const int = (value) => [integerField(3, value), integerField(20, attributeType.int)];
export const ints = (values) =>
  [values.map((value) => integerField(8, value)), integerField(20, attributeType.ints)].flat();
export const float = (value) => [floatField(2, value), integerField(20, attributeType.float)];

/** Bytes of float32 values with their shape. */
export const floats = (values, shape = [values.length]) => ({
  type: elementType.float,
  shape,
  bytes: Buffer.from(Float32Array.from(values).buffer),
});

export const integers = (values, shape = [values.length]) => ({
  type: elementType.int64,
  shape,
  bytes: Buffer.from(BigInt64Array.from(values, BigInt).buffer),
});

const valueInfo = (field, { name, type, shape }) => {
  const dimensions = shape.map((size) =>
    bytesField(1, typeof size === 'string' ? bytesField(2, size) : integerField(1, size)),
  );
  const tensorType = message(integerField(1, elementType[type]), bytesField(2, message(dimensions)));
  return bytesField(field, message(bytesField(1, name), bytesField(2, bytesField(1, tensorType))));
};

/** Collects nodes and constants; what they return are the names by which others take them as inputs. */
export function createGraph(graphName) {
  const nodes = [];
  const constants = [];

  const addNode = (operator, inputs, outputs, attributes) =>
    nodes.push(
      bytesField(
        1,
        message(
          inputs.map((input) => bytesField(1, input)),
          outputs.map((output) => bytesField(2, output)),
          bytesField(3, `${operator}_${nodes.length}`),
          bytesField(4, operator),
          Object.entries(attributes).map(([name, value]) => bytesField(5, message(bytesField(1, name), value))),
        ),
      ),
    );

  return {
    constant({ type, shape, bytes }) {
      const name = `constant_${constants.length}`;
      const dimensions = shape.map((size) => integerField(1, size));
      constants.push(
        bytesField(5, message(dimensions, integerField(2, type), bytesField(8, name), bytesField(9, bytes))),
      );
      return name;
    },
    node(operator, inputs, attributes = {}) {
      const output = `value_${nodes.length}`;
      addNode(operator, inputs, [output], attributes);
      return output;
    },
    /** A node with several outputs. */
    split(input, sizes, axis) {
      const outputs = sizes.map((_, index) => `value_${nodes.length}_${index}`);
      const sizesName = this.constant(integers(sizes));
      addNode('Split', [input, sizesName], outputs, { axis: int(axis) });
      return outputs;
    },
    /** The file's bytes. `output.from` is the value that becomes the output. */
    toModel({ inputs, output }) {
      addNode('Identity', [output.from], [output.name], {});
      const graph = message(
        nodes,
        bytesField(2, graphName),
        constants,
        inputs.map((input) => valueInfo(11, input)),
        valueInfo(12, output),
      );
      return message(
        integerField(1, irVersion),
        bytesField(2, 'lectern'),
        bytesField(7, graph),
        bytesField(8, message(bytesField(1, ''), integerField(2, operatorSet))),
      );
    },
  };
}
