/** A mark before and behind an option that makes another one of it. */
const BEFORE = String.raw`(?<![\p{L}\p{N}_\-–—\/])`;
const BEHIND = String.raw`(?![\p{L}\p{N}_]|-[\p{L}\p{N}])`;
/** Two dashes and a name, or one and a name that no joined word goes on with: "Import und -export". */
const FLAG = new RegExp(
  String.raw`(?<=^|[\s"'\x60(\[\{„“«‘])(?:--[\p{L}\p{N}]|(?<!(?:und|oder|sowie|bzw\.|and|or),? )-\p{L})[\p{L}\p{N}_]*(?:[-.][\p{L}\p{N}_]+)*`,
  'gu',
);
const MAX_FLAGS = 3;
const MAX_READ = 2_000;

/** Options of commands that a question has, as they are written there, each once: `--dry-run`, `-x`. */
export function flagsIn(question: string): readonly string[] {
  return [...new Set((question.slice(0, MAX_READ).match(FLAG) ?? []).filter((flag) => flag.length > 1))].slice(
    0,
    MAX_FLAGS,
  );
}

/** Whether a text has an option as it is written, and not as the beginning or the end of another. */
export function holdsFlag(text: string, flag: string): boolean {
  const written = flag.replaceAll('.', String.raw`\.`);
  return new RegExp(`${BEFORE}${written}${BEHIND}`, 'u').test(text.replace(/[*`\\]/g, ''));
}

/** A question without its options, whose parts are no words of it. */
export function withoutFlags(question: string, flags: readonly string[]): string {
  return flags.length === 0 ? question : question.replace(FLAG, (flag) => (flags.includes(flag) ? ' ' : flag));
}
