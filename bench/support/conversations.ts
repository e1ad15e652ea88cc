import { readFile } from 'node:fs/promises';
import { v7 } from 'uuid';
import type { LecternMessage } from '../../src/shared/chat/message';

/** A conversation of two speakers over many sessions, with questions about it. */
export interface Conversation {
  readonly id: string;
  readonly sessions: readonly ConversationSession[];
  readonly questions: readonly Question[];
  /** Unix ms: a day after the last session. */
  readonly now: number;
}

export interface ConversationSession {
  readonly id: string;
  /** Unix ms. */
  readonly createdAt: number;
  readonly messages: readonly LecternMessage[];
}

export interface Question {
  readonly text: string;
  readonly category: number;
  /** Messages that hold the answer, and their sessions. */
  readonly messageIds: readonly string[];
  readonly sessionIds: readonly string[];
}

interface LocomoTurn {
  readonly speaker: string;
  readonly dia_id: string;
  readonly text: string;
  readonly blip_caption?: string;
}

interface LocomoSample {
  readonly sample_id: string;
  /** `session_N` and `session_N_date_time`. */
  readonly conversation: Readonly<Record<string, unknown>>;
  readonly qa: ReadonlyArray<{
    readonly question: string;
    readonly category: number;
    readonly evidence: readonly string[];
  }>;
}

/** Reads a file in LoCoMo's format (github.com/snap-research/locomo). Questions without evidence are left out. */
export async function readConversations(path: string): Promise<readonly Conversation[]> {
  // Its shape is checked by what is read of it.
  const samples = JSON.parse(await readFile(path, 'utf8')) as readonly LocomoSample[];
  return samples.map(toConversation);
}

function toConversation({ sample_id: id, conversation, qa }: LocomoSample): Conversation {
  const speakers: string[] = [];
  const messageIds = new Map<string, string>();
  const sessionIds = new Map<string, string>();
  const sessions = sessionNumbers(conversation).map((number): ConversationSession => {
    const sessionId = v7();
    const createdAt = readDate(String(conversation[`session_${number}_date_time`]));
    const messages: LecternMessage[] = [];
    for (const turn of conversation[`session_${number}`] as readonly LocomoTurn[]) {
      if (!speakers.includes(turn.speaker)) speakers.push(turn.speaker);
      const message = toMessage(
        turn,
        speakers.indexOf(turn.speaker) === 0,
        messages.at(-1)?.id ?? null,
        createdAt + messages.length,
      );
      messages.push(message);
      messageIds.set(turn.dia_id, message.id);
      sessionIds.set(message.id, sessionId);
    }
    return { id: sessionId, createdAt, messages };
  });
  const questions = qa.flatMap(({ question, category, evidence }): Question[] => {
    // Some name several turns in one string.
    const named = new Set(evidence.flatMap((each) => each.match(/D\d+:\d+/g) ?? []));
    const wanted = [...named].flatMap((turn) => messageIds.get(turn) ?? []);
    if (wanted.length === 0) return [];
    const wantedSessions = new Set(wanted.flatMap((message) => sessionIds.get(message) ?? []));
    return [{ text: question, category, messageIds: wanted, sessionIds: [...wantedSessions] }];
  });
  const now = Math.max(...sessions.map(({ createdAt }) => createdAt)) + 86_400_000;
  return { id, sessions, questions, now };
}

/** Who speaks is said in the text, as LoCoMo's own code does; of a shared picture the text has its caption. */
function toMessage(turn: LocomoTurn, isFirst: boolean, parentId: string | null, createdAt: number): LecternMessage {
  const caption = turn.blip_caption === undefined ? '' : ` [${turn.blip_caption}]`;
  return {
    id: v7(),
    role: isFirst ? 'user' : 'assistant',
    parts: [{ type: 'text', text: `${turn.speaker}: ${turn.text}${caption}` }],
    metadata: { parentId, createdAt },
  };
}

function sessionNumbers(conversation: LocomoSample['conversation']): readonly number[] {
  return Object.keys(conversation)
    .flatMap((key) => /^session_(\d+)$/.exec(key)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
}

/** "1:56 pm on 8 May, 2023", as Unix ms. */
function readDate(text: string): number {
  const [, hour, minute, half, day, month, year] = /^(\d+):(\d+) (am|pm) on (\d+) (\w+), (\d+)$/.exec(text) ?? [];
  const at = Date.parse(`${day} ${month} ${year} 00:00 UTC`);
  return at + (((Number(hour) % 12) + (half === 'pm' ? 12 : 0)) * 60 + Number(minute)) * 60_000;
}
