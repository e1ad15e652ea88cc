import { READER_MODEL_ID } from '../../../shared/domain/model';
import { SKETCH_LENGTH, standingOf, worthOf } from './message-traits';
import { MAX_PIECES } from './split-message';

/** What the index knows of a message, beside its text and vectors. */
export interface IndexedMessage {
  /** Its row in index.db; never given to another message while the app runs. */
  readonly number: number;
  readonly messageId: string;
  readonly sessionId: string;
  readonly resourceId: string;
  /** Unix ms. */
  readonly createdAt: number;
  readonly role: 'user' | 'assistant';
  /** Of answers. */
  readonly modelId: string | null;
  readonly pieces: number;
  readonly words: number;
  readonly asked: number;
  readonly hasTime: boolean;
  readonly hasNumber: boolean;
  readonly sketch: Uint8Array;
}

/** As it is kept: its sketch lies beside those of all others, as an array of its own would take more than the rest. */
export type TableMessage = Omit<IndexedMessage, 'sketch'>;

export interface TableSession {
  readonly id: string;
  readonly resourceId: string;
  /** Numbers of its messages, oldest first. */
  readonly numbers: number[];
  /** Words of all its messages. */
  words: number;
}

/** What a pass over all messages goes by: memory is read in one run, not here and there for each session. */
export interface SessionOrder {
  /** By the place of the session, oldest first within it. */
  readonly numbers: Int32Array;
  /** Where in `numbers` those of a session begin, by its place, and last where all end. */
  readonly starts: Int32Array;
  /** Where in `numbers` a message is, by its number. */
  readonly positions: Int32Array;
}

/** All indexed messages in memory, so that a recall weighs each of them. About 80 bytes a message beside its id. */
export interface MessageTable {
  readonly size: number;
  /** One more than the highest number. */
  readonly end: number;
  readonly words: number;
  /** Words that more messages have than a recall takes of one word. */
  readonly common: Set<string>;
  /** Ids of messages off the path that their session shows, in the index or not. */
  readonly offPath: Set<string>;
  /** A session that lost its messages stays, empty. */
  readonly sessions: readonly TableSession[];
  add(message: IndexedMessage): void;
  remove(number: number): void;
  numberOf(messageId: string): number | undefined;
  idOf(number: number): string;
  /** Place of its session; -1 for a number without a message. */
  sessionOf(number: number): number;
  of(number: number): TableMessage | undefined;
  /** Good until a message is added. */
  sketchOf(number: number): Uint8Array;
  /** By number, see `standingOf`; good until a message is added. */
  standings(): Float32Array;
  /** By number, see `worthOf`; good until a message is added. */
  worths(): Float32Array;
  /** By number, 1 for a message of the user of which every sentence has the mark of a question; good until one is added. */
  askings(): Uint8Array;
  /** By number, 1 for one of those that no language model answered; good until a message is added or removed. */
  unanswered(): Uint8Array;
  /** Words of a piece of each message, by number; good until a message is added. */
  lengths(): Float32Array;
  numbersOfSession(sessionId: string): readonly number[];
  /** Good until a message is added or removed. */
  bySession(): SessionOrder;
}

export function pieceOf(number: number, place: number): number {
  return number * MAX_PIECES + place;
}

export function messageOfPiece(piece: number): number {
  // In 32 bits, which a scan of all pieces feels.
  return (piece / MAX_PIECES) | 0;
}

export function createMessageTable(): MessageTable {
  const messages: (TableMessage | undefined)[] = [];
  const numbers = new Map<string, number>();
  const sessions: TableSession[] = [];
  const placeOf = new Map<string, number>();
  let standings = new Float32Array(1_024);
  let worths = new Float32Array(1_024);
  let lengths = new Float32Array(1_024);
  let askings = new Uint8Array(1_024);
  let sessionPlaces = new Int32Array(1_024).fill(-1);
  let sketches = new Uint8Array(1_024 * SKETCH_LENGTH);
  const common = new Set<string>();
  const offPath = new Set<string>();
  let words = 0;
  let order: SessionOrder | null = null;
  let unanswered: Uint8Array | null = null;

  const grow = (least: number): void => {
    const length = Math.max(least, sessionPlaces.length * 2);
    const places = new Int32Array(length).fill(-1);
    places.set(sessionPlaces);
    sessionPlaces = places;
    standings = lengthened(standings, length);
    worths = lengthened(worths, length);
    lengths = lengthened(lengths, length);
    askings = lengthenedBytes(askings, length);
    sketches = lengthenedBytes(sketches, length * SKETCH_LENGTH);
  };
  const sessionFor = ({ sessionId, resourceId }: TableMessage): number => {
    const known = placeOf.get(sessionId);
    if (known !== undefined) return known;
    placeOf.set(sessionId, sessions.length);
    return sessions.push({ id: sessionId, resourceId, numbers: [], words: 0 }) - 1;
  };

  return {
    get size() {
      return numbers.size;
    },
    get end() {
      return messages.length;
    },
    get words() {
      return words;
    },
    common,
    offPath,
    sessions,
    add({ sketch, ...message }) {
      const { number } = message;
      if (number >= sessionPlaces.length) grow(number + 1);
      const place = sessionFor(message);
      const session = sessions[place];
      if (session === undefined) return;
      // Of what many have in common one copy is kept.
      messages[number] = { ...message, sessionId: session.id, resourceId: session.resourceId };
      sketches.set(sketch.subarray(0, SKETCH_LENGTH), number * SKETCH_LENGTH);
      numbers.set(message.messageId, number);
      sessionPlaces[number] = place;
      standings[number] = standingOf(message);
      worths[number] = worthOf(message.modelId);
      lengths[number] = message.words / message.pieces;
      askings[number] = Number(message.role === 'user' && message.asked === 1);
      words += message.words;
      session.words += message.words;
      // Nearly always the newest of its session.
      let at = session.numbers.length;
      while (at > 0 && (messages[session.numbers[at - 1] ?? 0]?.createdAt ?? 0) > message.createdAt) at -= 1;
      session.numbers.splice(at, 0, number);
      order = null;
      unanswered = null;
    },
    remove(number) {
      const message = messages[number];
      const session = sessions[sessionPlaces[number] ?? -1];
      if (message === undefined || session === undefined) return;
      messages[number] = undefined;
      numbers.delete(message.messageId);
      sessionPlaces[number] = -1;
      standings[number] = 0;
      words -= message.words;
      session.words -= message.words;
      session.numbers.splice(session.numbers.indexOf(number), 1);
      order = null;
      unanswered = null;
    },
    numberOf: (messageId) => numbers.get(messageId),
    idOf: (number) => messages[number]?.messageId ?? '',
    sessionOf: (number) => sessionPlaces[number] ?? -1,
    of: (number) => messages[number],
    sketchOf: (number) => sketches.subarray(number * SKETCH_LENGTH, (number + 1) * SKETCH_LENGTH),
    standings: () => standings,
    worths: () => worths,
    askings: () => askings,
    unanswered: () => (unanswered ??= unansweredOf(messages, askings, (order ??= orderOf(sessions, messages.length)))),
    lengths: () => lengths,
    numbersOfSession: (sessionId) => sessions[placeOf.get(sessionId) ?? -1]?.numbers ?? [],
    bySession: () => (order ??= orderOf(sessions, messages.length)),
  };
}

function lengthened(values: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const longer = new Float32Array(length);
  longer.set(values);
  return longer;
}

function lengthenedBytes(values: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(length);
  longer.set(values);
  return longer;
}

function orderOf(sessions: readonly TableSession[], end: number): SessionOrder {
  const numbers = Int32Array.from(sessions.flatMap((session) => session.numbers));
  const starts = new Int32Array(sessions.length + 1);
  for (const [place, session] of sessions.entries()) {
    starts[place + 1] = (starts[place] ?? 0) + session.numbers.length;
  }
  const positions = new Int32Array(end);
  for (let at = 0; at < numbers.length; at += 1) positions[numbers[at] ?? 0] = at;
  return { numbers, starts, positions };
}

function unansweredOf(
  messages: readonly (TableMessage | undefined)[],
  askings: Uint8Array,
  { numbers, starts }: SessionOrder,
): Uint8Array {
  const unanswered = new Uint8Array(messages.length);
  const ends = new Set(starts);
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    if (askings[number] !== 1) continue;
    const next = ends.has(at + 1) ? undefined : messages[numbers[at + 1] ?? -1];
    const isAnswered = next?.role === 'assistant' && next.modelId !== READER_MODEL_ID;
    unanswered[number] = Number(!isAnswered);
  }
  return unanswered;
}

/** Sketches are kept as they are stored. */
export function sketchFrom(stored: unknown): Uint8Array {
  return stored instanceof ArrayBuffer ? new Uint8Array(stored) : new Uint8Array(SKETCH_LENGTH);
}
