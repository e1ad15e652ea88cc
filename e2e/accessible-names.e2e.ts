import { streamReply } from '../src/core/testing/scripted-openai-server.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';

// Written out, not taken from the app's own texts: screen readers, tests and scripts of others rely on these words.
test('roles and names are those that others rely on', async ({ open, model }) => {
  const { window } = await open();
  const { page } = window;
  await expect(page.getByRole('textbox', { name: 'Message', exact: true })).toBeFocused();
  await expect(page.getByRole('navigation', { name: 'Sessions', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New session', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Activity', exact: true })).toBeAttached();
  for (const [keys, title] of [
    ['k', 'Command palette'],
    [',', 'Settings'],
    ['Shift+F', 'Search'],
    ['/', 'Keyboard shortcuts'],
  ] as const) {
    await page.keyboard.press(`ControlOrMeta+${keys}`);
    await expect(page.getByRole('dialog', { name: title, exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
  }

  await connectModel(window, model);
  model.reply(streamReply({ type: 'text', delta: 'Yes' }, { type: 'hold' }));
  await window.ask('Are these the names?');
  const log = page.getByRole('log', { name: 'Messages', exact: true });
  await expect(log.getByRole('article', { name: 'You', exact: true })).toHaveText('Are these the names?');
  await expect(log.getByRole('article', { name: 'Assistant', exact: true })).toContainText('Yes');
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
});

test('a session is read from its list to its message box, with what an answer cites and recalls', async ({ open }) => {
  const { window } = await open();
  const { page } = window;
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "New session" [level=1]
    - heading "Welcome to Lectern" [level=2]
    - list:
      - listitem:
        - 'heading "Step 1: Add what you work with" [level=3]'
        - list:
          - listitem:
            - button /Add repository/
      - listitem:
        - 'heading "Step 2: Connect a model, or do without" [level=3]'
      - listitem:
        - 'heading "Step 3: Ask" [level=3]'
    - button "Skip the introduction"
    - status "Activity"
    - textbox "Message"
    - button "Attach file"
    - 'button "Model: Reader · passages, no language model"'
    - button "Send"
  `);

  const answer = await window.askAndWait('How do citations work?');
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - complementary:
      - navigation "Sessions":
        - button "New session"
        - list:
          - listitem:
            - heading "Today" [level=2]
          - listitem:
            - link "How citations work"
    - main:
      - heading "How citations work" [level=1]
      - 'button "Recall: all sessions"'
      - button "Make session private"
      - button "Rename session"
      - button "Pin session"
      - button "Move session to trash"
      - log "Messages":
        - article "You":
          - paragraph: How do citations work?
          - group "Message actions":
            - button "Edit message"
            - button "Forget message"
        - article "Assistant":
          - group: /Searched for “How do citations work\\?” in Built-in handbook · \\d+ passages/
          - paragraph:
            - 'link /Citation 1: asking\\.md lines \\d+–\\d+/'
          - blockquote
          - note "Quote check": Word for word
          - list "Cited places":
            - listitem:
              - 'link /Citation 1: asking\\.md lines \\d+–\\d+/'
          - group "Message actions":
            - button "Copy message"
            - button "Answer again"
  `);
  await expect(await openCitation(window, citationsOf(answer).first())).toMatchAriaSnapshot(`
    - dialog "Passage":
      - banner:
        - heading "asking.md" [level=2]
        - button "Copy as citation"
        - button "Copy cited lines"
        - button "Close"
  `);
  await page.keyboard.press('Escape');

  await window.run('session.new');
  await window.askAndWait('What did I ask about how citations work?');
  await window.run('memories.open');
  await expect(page.getByRole('dialog', { name: 'Memories' })).toMatchAriaSnapshot(`
    - dialog "Memories":
      - banner:
        - heading /Used \\d+ memor/ [level=2]
        - button "Close"
      - list "Memories":
        - listitem:
          - article /in “How citations work”/:
            - heading /in “How citations work”/ [level=3]
            - group "Score of this memory":
              - term: Words
              - definition: /\\d\\.\\d\\d/
              - term: Time
              - definition: /\\d\\.\\d\\d/
            - group: What was sent
            - button "Open in its session"
            - button "Pin"
            - button "Forget"
  `);
});

test('lists and forms are read with the names of what is in them', async ({ open }) => {
  const { window } = await open();
  const { page } = window;
  await window.run('sources.open');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Sources":
      - list "Sources":
        - listitem:
          - article "Built-in handbook":
            - heading "Built-in handbook" [level=3]
            - button "Refresh Built-in handbook"
      - button "Add repository"
      - button "Close"
  `);
  await page.keyboard.press('Escape');
  await window.run('palette.open');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Command palette":
      - heading "Command palette" [level=2]
      - combobox "Type a command or a session" [expanded]
      - listbox "Command palette":
        - group "Commands":
          - option "New session" [selected]
        - group "Sources":
          - option "Refresh Built-in handbook"
      - status
  `);
  await page.keyboard.press('Escape');
  await window.run('search.open');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Search":
      - heading "Search" [level=2]
      - combobox "Search messages, sessions and sources"
      - status
      - contentinfo:
        - group "Filters":
          - button /from:me/
  `);
  await page.keyboard.press('Escape');
  await window.run('settings.open');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Settings":
      - banner:
        - heading "Settings" [level=2]
      - heading "Appearance" [level=3]
      - combobox "Theme"
      - heading "Memory" [level=3]
      - switch "Remember what I say across sessions" [checked]
      - combobox "Recall from"
      - heading "Space" [level=3]
      - combobox "Fetched repositories may take"
  `);
  await page.keyboard.press('Escape');
  await window.run('memory.profile');
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Profile":
      - region "About me":
        - heading "About me" [level=3]
        - button "Add to About me"
      - region "Open ends":
        - button "Add to Open ends"
      - button "Save" [disabled]
      - region "History":
        - heading "History" [level=3]
  `);
});
