import { expect, test, vi } from 'vitest';
import { createLayers, type NumberedPlace } from './layers';
import { createReturnFocus } from './return-focus';

const place: NumberedPlace = {
  n: 1,
  sourceKey: '',
  sourceName: '',
  commit: null,
  path: 'a.md',
  lines: [1, 2],
  blob: '',
};

/** As much of a page as focus needs; focusing an element that has left it does nothing. */
class PageElement {
  isConnected = true;
  constructor(private readonly onFocus: (element: PageElement) => void) {}
  focus(): void {
    if (this.isConnected) this.onFocus(this);
  }
}

function openPage({ isNarrow = true } = {}) {
  vi.stubGlobal('HTMLElement', PageElement);
  const add = (): PageElement => new PageElement((element) => (page.activeElement = element));
  const body = new PageElement(() => undefined);
  const page = { body, activeElement: body };
  const messageBox = add();
  // The parts of a page that are looked at.
  const asPage = page as unknown as Document;
  const asElement = messageBox as unknown as HTMLElement;
  const layers = createLayers({
    focus: createReturnFocus(asPage),
    messageBox: () => asElement,
    isNarrow: () => isNarrow,
  });
  return {
    layers,
    page,
    add,
    messageBox,
    /** What the focus is in leaves the page. */
    remove: (element: PageElement): void => {
      element.isConnected = false;
      if (page.activeElement === element) page.activeElement = body;
    },
  };
}

test('Escape closes one layer at a time, from the top', () => {
  const { layers } = openPage();
  layers.sidebar.set(true);
  layers.openPassage(place);
  layers.openDialog('palette');
  const open = () => [layers.dialog.get() !== null, layers.passage.get() !== null, layers.sidebar.get()];
  const seen = [open()];
  while (layers.closeTopmost()) seen.push(open());
  expect(seen).toEqual([
    [true, true, true],
    [false, true, true],
    [false, false, true],
    [false, false, false],
  ]);
});

test('a dialog gives the focus back to where it was opened from, and what comes of it is done there, once', () => {
  const { layers, page, add, remove } = openPage();
  const [link, dialog] = [add(), add()];
  link.focus();
  layers.openDialog('palette');
  dialog.focus();
  const seen: unknown[] = [];
  layers.closeDialogThen(() => seen.push(page.activeElement));
  remove(dialog);
  layers.returnFocus();
  layers.returnFocus();
  expect([page.activeElement, seen]).toEqual([link, [link]]);
});

test('who goes to the message box from a dialog arrives there', () => {
  const { layers, page, add, remove, messageBox } = openPage();
  const [link, dialog] = [add(), add()];
  link.focus();
  layers.openDialog('palette');
  dialog.focus();
  layers.toMessageBox();
  // An open dialog takes the focus back until it has left.
  dialog.focus();
  remove(dialog);
  layers.returnFocus();
  expect(page.activeElement).toBe(messageBox);
});

test('whoever has gone on elsewhere keeps the focus, and the next layer has a place of its own', () => {
  const { layers, page, add, remove, messageBox } = openPage();
  const [citation, dialog] = [add(), add()];
  citation.focus();
  layers.openPassage(place);
  messageBox.focus();
  layers.closePanel();
  layers.returnFocus();
  layers.openDialog('palette');
  dialog.focus();
  layers.closeDialog();
  remove(dialog);
  layers.returnFocus();
  expect(page.activeElement).toBe(messageBox);
});

test('the focus does not vanish with the sessions of a narrow window', () => {
  const { layers, page, add, messageBox } = openPage();
  add().focus();
  layers.sidebar.set(true);
  layers.closeSidebar();
  expect([layers.sidebar.get(), page.activeElement]).toEqual([false, messageBox]);
});

test('in a wide window the sessions lie over nothing: Escape goes past them', () => {
  const { layers, page, add } = openPage({ isNarrow: false });
  const row = add();
  row.focus();
  layers.sidebar.set(true);
  expect([layers.closeTopmost(), page.activeElement]).toEqual([false, row]);
});

test('a passage and memories take each other’s place, and give the focus back to where the first was opened from', () => {
  const { layers, page, add, remove } = openPage();
  const [citation, panel] = [add(), add()];
  citation.focus();
  layers.openPassage(place);
  panel.focus();
  layers.openMemories('answer');
  const open = [layers.passage.get(), layers.memories.get(), layers.hasPanel()];
  layers.closeTopmost();
  remove(panel);
  layers.returnFocus();
  expect([open, layers.hasPanel(), page.activeElement]).toEqual([[null, 'answer', true], false, citation]);
});
