import { wording, fill } from '../../../shared/text/wording';

interface Changed {
  readonly name: string;
  /** Name of the source that takes its place. */
  readonly successor: string | null;
}

/** What is told of a source that is to be elsewhere: `sentence`, of its name, unless another source takes its place. */
export function changeSentence(sentence: string, { name, successor }: Changed): string {
  return successor === null ? fill(sentence, { name }) : fill(wording.sources.givingWay, { name, successor });
}
