/**
 * The journeys that run against the package, too. Its code is that of out/: these hang on how it is packed, on its workers,
 * native modules, resources, pages and windows of its own, or on how it starts.
 */
export const PACKAGE_JOURNEYS = [
  'approval-restart',
  'ask',
  'ask-while-open',
  'certificates',
  'debian-package',
  'diagrams',
  'embedding-model',
  'first-question',
  'formulas',
  'fuses',
  'loading',
  'menu',
  'page-isolation',
  'print',
  'recall',
  'relaunch',
  'reload',
  'second-instance',
  'snapshots',
  'stop',
  'two-windows',
  'unprivileged-user',
  'writing',
].map((name) => `e2e/${name}.e2e.ts`);
