import { expect, test } from 'vitest';
import type { Passage } from '../../../shared/domain/passage';
import { declares } from './asked-member';
import { termsOf } from './match-terms';
import { pickPassages } from './pick-passages';

const passage = (n: number, path: string, trail: readonly string[], text: string, fit = 0.9): Passage => ({
  sourceKey: 'a'.repeat(64),
  sourceName: 'ponds',
  commit: null,
  path,
  lines: [n * 10, n * 10 + 5],
  blob: 'b',
  n,
  trail: [...trail],
  text,
  fit,
});
const pick = (question: string, ...found: readonly Passage[]) => {
  const { fit, passages } = pickPassages(termsOf(question, []), question, found);
  return [fit, ...passages.map(({ n }) => n)];
};

const POND =
  'impl Pond {\n    /// Herons put a fish back.\n    pub fn wade(&mut self) -> bool {\n        true\n    }\n}';
const pond = passage(1, 'pond.rs', ['Pond'], POND);
const put = passage(2, 'keys.md', ['Keys', 'How do I put a fish back?'], 'Put the fish into a pond.');

test('a member that what is asked of has not is not answered by other matters', () => {
  expect(pick('What does Pond.put do?', put, pond)).toEqual(['near', 1]);
  expect(pick('Was macht pond.put?', put, pond)).toEqual(['near', 1]);
  expect(pick('How do I use Pond::put()?', put, pond)).toEqual(['near', 1]);
});

test('one that another thing has is told by that, and not as its own', () => {
  const reeds = passage(3, 'reeds.rs', ['Reeds'], 'impl Reeds {\n    pub fn hide(&self) {}\n}');
  expect(pick('What does Pond.hide do?', put, pond, reeds)).toEqual(['near', 3, 1]);
});

test('what documentation describes is known too', () => {
  const api = passage(3, 'api.rst', ['API', 'Pond'], '.. py:class:: Pond\n\n   One pond.', 0.1);
  expect(pick('What does Pond.put do?', put, api)).toEqual(['near', 3]);
});

test.each([
  ['where it is written out', 'Call `Pond::put` at night.'],
  ['as a name of code', 'A pond is given a fish by `put`.'],
  ['with what it takes', 'Of a pond, put(fish) takes one.'],
  ['as a key of settings', '[pond]\nput = 3'],
  ['in a row', '| Pond | |\n| --- | --- |\n| put | Takes a fish. |'],
])('documentation of a member stays an answer: %s', (_, text) => {
  expect(pick('What does Pond.put do?', passage(4, 'guide.md', ['Guide'], text), pond)).toEqual(['fits', 4, 1]);
});

test('what tells of it in plain words stays, before the opening of what it is of', () => {
  const config = passage(3, 'config.md', ['Configuration', 'Lease'], 'The span of a lease defaults to 3 days.');
  const section = passage(4, 'leases.md', ['lease', 'Overview'], 'A lease is for one user.', 0.5);
  const code = passage(5, 'lease.ts', ['Lease'], 'class Lease {\n  end(): void {}\n}', 0.5);
  const question = 'What does lease.span default to?';
  expect(pick(question, config, section)).toEqual(['near', 3, 4]);
  expect(pick(question, config, code)).toEqual(['near', 3, 5]);
  expect(pick('What is lease.span?', config, section)).toEqual(['near', 3, 4]);
  expect(pick('What is lease.span?', config, code)).toEqual(['near', 5]);
  expect(pick('What does lease.level default to?', config, section)).toEqual(['near', 4]);
});

test('where what it is of is not here, what was found stays', () => {
  expect(pick('What does lake.put do?', put, pond)).toEqual(['fits', 2, 1]);
  expect(pick('What does pond.put do?', put)).toEqual(['fits', 2]);
});

test('a member leads that stands within a longer passage of what it is of, and nothing is beside it that has it not', () => {
  const note = passage(3, 'changes.md', ['Changes'], 'Ponds: `Pond::fill` returns a result. Herons are wading.');
  const poor = { ...pond, fit: 0.1 };
  expect(pick('What does Pond.wade return?', note, poor)).toEqual(['fits', 1]);
  expect(pick('What does Pond.wade do?', passage(3, 'lake.md', ['Lakes'], 'A lake.', 0.1), poor)).toEqual(['fits', 1]);
  expect(pick('How does Pond.wade go with a result?', note, poor)).toEqual(['fits', 1, 3]);
  const own = passage(4, 'guide.md', ['Guide'], 'With `Pond::wade` a heron goes.');
  expect(pick('What does Pond.wade return?', note, own, poor)).toEqual(['fits', 1, 4]);
});

test('what it is made from has it too', () => {
  const lake = passage(3, 'lake.ts', ['Lake'], 'export class Lake extends Water {\n  fill(): void {}\n}');
  const water = passage(4, 'water.ts', ['Water'], 'export class Water {\n  drain(): void {}\n}');
  expect(pick('What does Lake.drain do?', lake, water)).toEqual(['fits', 4]);
});

test.each([
  'export class Pond<T extends Conn> {',
  'export class Pond extends Base<Conn> {',
  'class Pond { // of Conn',
  'impl From<Conn> for Pond {',
  'class Pond(Generic[Conn]):',
])('%s has nothing of what only stands beside its bases', (head) => {
  const pool = passage(3, 'pool.ts', ['Pond'], `${head}\n  fill(): void {}\n}`);
  const other = passage(4, 'conn.ts', ['Conn', 'close'], '  close(): void {}');
  expect(pick('What does Pond.close do?', pool, other)[0]).toBe('near');
});

test('of three names in a row the last is of the one before it', () => {
  const item = passage(3, 'item.rs', ['Item'], 'impl Item {\n    pub fn open(&self) {}\n}');
  const close = passage(4, 'item.rs', ['Item', 'close'], '    pub fn close(&self) -> bool {}');
  expect(pick('What does Store::Item::close return?', item, close)).toEqual(['fits', 4]);
});

test.each([
  ['pub fn wade(&mut self) -> bool {'],
  ['  async wade(depth: number): Promise<void> {'],
  ['    def wade(self):'],
  ['  public static int wade() { return 0; }'],
  ['  wade = 90;'],
  ['    pub wade: usize,'],
  ['\twade int'],
  ['    wade,'],
  ['func (p *Pond) wade(depth int) error {'],
  ['  int *wade(void);'],
  ['  @property wade(): number'],
])('%s declares it', (line) => {
  expect(declares('wade', `{\n${line}\n}`)).toBe(true);
});

test.each([
  ['  wade(3);'],
  ['  return wade(3)'],
  ['  this.wade(3);'],
  ['  const deep = wade(3);'],
  ['  // how herons wade: slowly'],
  ['  """Herons wade = slowly."""'],
  ['  await wade(3);'],
  ['  wades(): void {'],
])('%s does not', (line) => {
  expect(declares('wade', `{\n${line}\n}`)).toBe(false);
});
