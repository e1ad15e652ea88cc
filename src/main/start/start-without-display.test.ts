import { expect, it } from 'vitest';
import { lacksDisplay } from './start-without-display';

it('only a Linux with neither display nor instruction lacks one', () => {
  const facts = { platform: 'linux', env: {}, argv: ['lectern', '--ask', 'x'] } as const;
  expect([
    lacksDisplay(facts),
    lacksDisplay({ ...facts, env: { DISPLAY: '' } }),
    lacksDisplay({ ...facts, env: { DISPLAY: ':0' } }),
    lacksDisplay({ ...facts, env: { WAYLAND_DISPLAY: 'wayland-0' } }),
    lacksDisplay({ ...facts, argv: ['lectern', '--ozone-platform=headless'] }),
    lacksDisplay({ ...facts, platform: 'darwin' }),
  ]).toEqual([true, true, false, false, false, false]);
});
