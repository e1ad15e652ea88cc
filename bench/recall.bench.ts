import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createKnowledge, type LocalKnowledge } from '../src/core/knowledge/create-knowledge';
import { RESOURCE_ID } from '../src/shared/domain/ids';
import { knowledgeConfigIn } from './support/knowledge-config.ts';
import { askMastra, type MastraDefault, openMastraDefault } from './support/mastra-default.ts';
import { readConversations, type Conversation, type Question } from './support/conversations.ts';
import { rateSessions, rateTurns } from './support/rate-recall.ts';
import { report, say } from './support/report.ts';
import { round } from './support/statistics.ts';

/**
 * Recall over conversations in LoCoMo's format: every turn goes in through the app's own save, in sessions of their own at
 * the time they have; every question is asked in a new session through the app's own recall; the turns named as evidence are
 * what should come. A fresh data folder for each conversation. Turns by the questions of categories 1 to 4, sessions by all. Beside it
 * Mastra's own default, semantic recall by vectors alone, over the same messages and with the same embedder.
 */
const TURNS = 10;

const { values: options } = parseArgs({ options: { data: { type: 'string' }, json: { type: 'boolean' } } });
if (options.data === undefined) throw new Error('--data FILE is needed: conversations in the format of LoCoMo');
const modelDir = join(resolve(import.meta.dirname, '..'), 'resources/models/use-lite');

interface Answer {
  readonly category: number;
  readonly turns: readonly string[];
  readonly sessions: readonly string[];
  readonly question: Question;
}

const ours: Answer[] = [];
const mastras: Answer[] = [];
for (const conversation of await readConversations(options.data)) {
  const dir = await mkdtemp(join(tmpdir(), 'lectern-bench-'));
  const knowledge = createKnowledge(knowledgeConfigIn(dir, modelDir));
  const mastra = await openMastraDefault(join(dir, 'default'), modelDir);
  await fill(conversation, knowledge, mastra);
  for (const question of conversation.questions) {
    ours.push(await askApp(knowledge, conversation, question));
    const turns = await askMastra(mastra, question.text, TURNS);
    mastras.push({ category: question.category, question, ...turns });
  }
  await knowledge.close();
  await mastra.close();
  await rm(dir, { recursive: true, force: true });
  say(`${conversation.id}: ${conversation.questions.length} questions`);
}
report('recall', ratesOf(ours), { mastra_default: ratesOf(mastras) });

async function fill(conversation: Conversation, knowledge: LocalKnowledge, mastra: MastraDefault): Promise<void> {
  for (const { id, createdAt, messages } of conversation.sessions) {
    const session = { id, title: null, createdAt, isPrivate: false };
    await knowledge.memory.save({ session, resourceId: RESOURCE_ID, messages });
    await mastra.save(id, messages);
  }
  await knowledge.memory.settled();
}

async function askApp(knowledge: LocalKnowledge, { now }: Conversation, question: Question): Promise<Answer> {
  const { recalled, sessionIds } = await knowledge.memory.recall({
    sessionId: 'a new session',
    resourceId: RESOURCE_ID,
    text: question.text,
    excludeIds: [],
    reach: 'all',
    hiddenSessionIds: [],
    now,
    limit: TURNS,
  });
  const turns = recalled
    .filter(({ isMatch }) => isMatch)
    .toSorted((a, b) => (b.why?.total ?? 0) - (a.why?.total ?? 0))
    .map(({ messageId }) => messageId);
  return { category: question.category, turns, sessions: sessionIds, question };
}

function ratesOf(answers: readonly Answer[]): Record<string, number> {
  const mean = (values: readonly number[]): number =>
    round(values.reduce((sum, each) => sum + each, 0) / values.length, 3);
  const turns = (some: readonly Answer[], count: number): number =>
    mean(some.map((each) => rateTurns(each.turns.slice(0, count), each.question.messageIds)));
  const sessions = (some: readonly Answer[]) =>
    some.map((each) => rateSessions(each.sessions, each.question.sessionIds));
  const answerable = answers.filter(({ category }) => category !== 5);
  const categories = [...new Set(answers.map(({ category }) => category))].toSorted((a, b) => a - b);
  const rates: Record<string, number> = {
    turn_recall_5: turns(answerable, 5),
    turn_recall_10: turns(answerable, 10),
    session_hit_1: mean(sessions(answers).map(({ hit }) => hit)),
    session_ndcg_5: mean(sessions(answers).map(({ ndcg }) => ndcg)),
    questions: answers.length,
  };
  for (const category of categories) {
    const some = answers.filter((each) => each.category === category);
    rates[`category_${category}_questions`] = some.length;
    rates[`category_${category}_turn_recall_5`] = turns(some, 5);
    rates[`category_${category}_turn_recall_10`] = turns(some, 10);
    rates[`category_${category}_session_hit_1`] = mean(sessions(some).map(({ hit }) => hit));
    rates[`category_${category}_session_ndcg_5`] = mean(sessions(some).map(({ ndcg }) => ndcg));
  }
  return rates;
}
