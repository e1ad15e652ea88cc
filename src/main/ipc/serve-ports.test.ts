import { EventEmitter, once } from 'node:events';
import { setImmediate as nextRound } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import { expect, it, vi } from 'vitest';
import { PORT_REQUEST } from '../../shared/contract/port-handshake';
import { createMemoryLog } from '../../core/testing/memory-log';
import { servePorts, type ServePortsOptions } from './serve-ports';

// Electron's own are not there in plain Node; its ports are Node's.
vi.mock('electron', async () => {
  const { MessageChannel } = await import('node:worker_threads');
  return {
    BrowserWindow: { fromWebContents: ({ windowId }: Contents) => ({ id: windowId }) },
    MessageChannelMain: MessageChannel,
  };
});

const OWN = 7;
const PAGE = 'lectern://app/';

interface Contents extends EventEmitter {
  readonly windowId: number;
}

/** Main with one window of its own, and the connections that it has open. */
function startMain() {
  const ipcMain = new EventEmitter();
  const open = new Set<number>();
  let count = 0;
  const app = {
    connect() {
      const number = (count += 1);
      open.add(number);
      return { close: () => void open.delete(number) };
    },
  };
  const windows = { browserWindow: (id: number) => (id === OWN ? {} : null), onCommand: () => () => undefined };
  // The parts of each that are used.
  servePorts({ ipcMain, app: Promise.resolve(app), windows, log: createMemoryLog() } as unknown as ServePortsOptions);
  const openContents = (windowId = OWN): Contents => Object.assign(new EventEmitter(), { windowId });
  /** A document asks for its port; gives those that it got. */
  const ask = async (sender: Contents, frame: { url?: string; parent?: unknown } | null = {}) => {
    const granted: MessagePort[] = [];
    const postMessage = (_name: string, _message: unknown, ports: MessagePort[]) => void granted.push(...ports);
    const senderFrame = frame === null ? null : { url: PAGE, parent: null, ...frame, postMessage };
    ipcMain.emit(PORT_REQUEST, { sender, senderFrame });
    await nextRound();
    return granted;
  };
  return { open, openContents, ask };
}

it('the main document of an own window gets one port, and whoever else asks gets none', async () => {
  const { open, openContents, ask } = startMain();
  const granted = [
    await ask(openContents(), { url: 'https://example.org/' }),
    await ask(openContents(), { parent: {} }),
    await ask(openContents(8)),
    await ask(openContents(), null),
    await ask(openContents()),
  ];
  expect([granted.map((ports) => ports.length), [...open]]).toEqual([[0, 0, 0, 0, 1], [1]]);
  granted.at(-1)?.[0]?.close();
});

it('the request of the next document ends the connection of the last one, and no other', async () => {
  const { open, openContents, ask } = startMain();
  const contents = openContents();
  const [first] = await ask(contents);
  const others = await ask(openContents());
  const [next] = await ask(contents);
  await once(first!, 'close');
  expect([...open]).toEqual([2, 3]);
  for (const port of [...others, next]) port?.close();
});

it.each(['render-process-gone', 'destroyed'])('a page whose contents are %s leaves no connection', async (event) => {
  const { open, openContents, ask } = startMain();
  const contents = openContents();
  const [port] = await ask(contents);
  contents.emit(event);
  await once(port!, 'close');
  expect([[...open], contents.listenerCount('destroyed'), contents.listenerCount('render-process-gone')]).toEqual([
    [],
    0,
    0,
  ]);
});

it('a port that closes with its page leaves no connection', async () => {
  const { open, openContents, ask } = startMain();
  const [port] = await ask(openContents());
  port!.close();
  while (open.size > 0) await nextRound();
  expect([...open]).toEqual([]);
});
