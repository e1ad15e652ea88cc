import { redact } from './file-lines';
import { isTimeToYield, type Steps } from '../../steps';

/** `:name: value`, `[source,ruby]`, `[[anchor]]`, `ifdef::name[]`, `// comment`. */
const NOISE =
  /^(?::!?\w[\w-]*!?:(?:\s|$)|\[[^[\]]*\]\s*$|\[\[[^[\]]*\]\]\s*$|(?:ifn?def|ifeval|endif|include)::|\/\/(?!\/))/;
/** An attribute whose value says what the file is about. */
export const SUMMARY = /^:(?:description|summary):\s*(?=\S)/;
const COMMENT_FENCE = /^\/{4,}\s*$/;

/** What is searched of AsciiDoc: not its attributes, conditions and comments. */
export function* searchAsciidoc(lines: readonly string[], isWhole: readonly boolean[]): Steps<readonly string[]> {
  const page = redact(lines);
  for (let index = 0, count = 0; index < lines.length; index += 1, count += 1) {
    if (isTimeToYield(count)) yield;
    const line = lines[index] ?? '';
    if (isWhole[index] === true) continue;
    const summary = SUMMARY.exec(line);
    if (summary !== null) {
      page.hide(index, 0, summary[0].length);
    } else if (COMMENT_FENCE.test(line)) {
      const end = lines.indexOf(line, index + 1);
      // One that never ends hides nothing.
      if (end < 0) continue;
      page.hideLines(index, end);
      index = end;
    } else if (NOISE.test(line)) {
      page.hideLines(index, index);
    }
  }
  return page.result();
}
