/**
 * A message crosses as one text. Else oRPC walks all of it for what JSON has not, and makes a list of names for each value
 * that it meets: for every opening of a session ten times what its messages are, which grew with each turn.
 */
const messageAsText = {
  /** Up to 20 they are oRPC's own. */
  type: 21,
  condition: isMessage,
  serialize: (message: unknown): string => JSON.stringify(message),
  deserialize: (text: unknown): unknown => JSON.parse(String(text)),
};

/** How both ends of each port write what they send. */
export const wireFormat = { customJsonSerializers: [messageAsText] };

/** Asked of every value. Messages are stored as JSON: they hold nothing else. */
function isMessage(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'role' in value && 'parts' in value;
}
