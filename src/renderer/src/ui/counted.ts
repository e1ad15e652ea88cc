import { en, fill } from '../../../shared/text/en';

const count = new Intl.NumberFormat('en');

export function filesText(files: number): string {
  return files === 1 ? en.common.fileOne : fill(en.common.fileCount, { count: count.format(files) });
}

export function passagesText(passages: number): string {
  return passages === 1 ? en.common.passageOne : fill(en.common.passageCount, { count: count.format(passages) });
}
