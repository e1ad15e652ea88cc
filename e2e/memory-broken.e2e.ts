import { createClient } from '@libsql/client';
import { copyFile, mkdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { columnText } from '../src/core/knowledge/column-text.ts';
import { wording } from '../src/shared/text/wording.ts';
import { textReply } from '../src/core/testing/scripted-openai-server.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { expectNothingFound } from './pages/nothing-found.ts';

test('turns taken while memory is broken are in the thread once it is mended', async ({
  open,
  model,
  userDataDir,
  folder,
}) => {
  const database = join(userDataDir, 'mastra.db');
  model.reply(textReply('Sound.'), textReply('Aside.'), textReply('One.'), textReply('Two.'), textReply('Three.'));
  const sound = await open();
  await connectModel(sound.window, model);
  await sound.window.askAndWait('While it is sound');
  await sound.run.close();
  await copyFile(database, join(folder, 'mastra.db'));

  // What is there cannot be read, and not because it is damaged: that would be put back by itself.
  await rm(database);
  await mkdir(database);
  const broken = await open();
  await expect(broken.window.notices).toHaveText([wording.errors['memory.broken']]);
  await expect(broken.window.page.getByText(wording.thread.unread)).toBeVisible();
  await expectNothingFound(broken.window, 'a notice above a thread that cannot be read');
  await broken.window.askAndWait('And now?');
  await expect(broken.window.page.getByText(wording.thread.unreadEarlier)).toBeVisible();
  await broken.window.run('session.new');
  const prompts = ['First while broken', 'Second while broken', 'Third while broken'];
  const replies = ['One.', 'Two.', 'Three.'];
  for (const prompt of prompts) await broken.window.askAndWait(prompt);
  await broken.run.close();

  await rmdir(database);
  await copyFile(join(folder, 'mastra.db'), database);
  const { run, window } = await open();
  await window.answered(3);
  await expect(window.prompts).toHaveText(prompts);
  await expect(window.answers).toHaveText([/One\.$/, /Two\.$/, /Three\.$/]);
  await expect(window.notices).toHaveCount(0);
  const sessionId = await window.sessionId();
  await window.openSession(1);
  await expect(window.prompts).toHaveText(['While it is sound', 'And now?']);

  // The window would show them out of the journal, too.
  await run.close();
  expect(await storedTexts(database, sessionId)).toEqual(prompts.flatMap((prompt, at) => [prompt, replies[at]]));
});

/** What the messages of a thread say in mastra.db, in order. */
async function storedTexts(path: string, threadId: string): Promise<readonly unknown[]> {
  const client = createClient({ url: pathToFileURL(path).href });
  const { rows } = await client.execute({
    sql: `SELECT json_extract(content, '$.parts') AS parts FROM mastra_messages WHERE thread_id = ? ORDER BY "createdAt"`,
    args: [threadId],
  });
  client.close();
  // Written by the app, in this shape.
  const parts = rows.map((row) => JSON.parse(columnText(row['parts'])) as readonly { type: string; text?: string }[]);
  return parts.map((of) => of.flatMap(({ type, text }) => (type === 'text' ? [text] : [])).join(''));
}
