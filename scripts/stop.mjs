/** A failure whose message already tells the reader what to do; scripts print it without a stack. */
export class Stop extends Error {}

/** Runs a script's main function: its number is the exit code, a Stop is one message, anything else is a bug. */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Stop ? `lectern: ${error.message}` : error);
    process.exitCode = 1;
  }
}
