import { expect, it, vi } from 'vitest';
import { createElectronHost } from './electron-host';

const opened = vi.hoisted((): string[] => []);
// Only Electron itself can load its module.
vi.mock('electron', () => ({
  dialog: {},
  shell: { openExternal: async (address: string) => void opened.push(address) },
}));

it('hands the system nothing but https, as the parser writes it', async () => {
  const host = createElectronHost(
    null,
    { open: null, save: null },
    { draw: () => Promise.reject(new Error('draws nothing')) },
  );
  for (const address of ['http://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'lectern://app/']) {
    await expect(host.openExternal(address)).rejects.toMatchObject({ code: 'link.refused' });
  }
  await host.openExternal('https://Example.org/a b');
  expect(opened).toEqual(['https://example.org/a%20b']);
});
