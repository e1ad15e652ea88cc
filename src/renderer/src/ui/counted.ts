import { wording, fill } from '../../../shared/text/wording';
import { countFormat } from '../../../shared/text/formats';

export function filesText(files: number): string {
  return files === 1 ? wording.common.fileOne : fill(wording.common.fileCount, { count: countFormat().format(files) });
}

export function passagesText(passages: number): string {
  return passages === 1
    ? wording.common.passageOne
    : fill(wording.common.passageCount, { count: countFormat().format(passages) });
}
