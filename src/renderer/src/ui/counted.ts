import { en, fill } from '../../../shared/text/en';
import { countFormat } from '../../../shared/text/formats';

export function filesText(files: number): string {
  return files === 1 ? en.common.fileOne : fill(en.common.fileCount, { count: countFormat().format(files) });
}

export function passagesText(passages: number): string {
  return passages === 1
    ? en.common.passageOne
    : fill(en.common.passageCount, { count: countFormat().format(passages) });
}
