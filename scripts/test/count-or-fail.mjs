import { Stop } from '../stop.mjs';
import { noCounts } from './counts.mjs';

const oneFailure = { ...noCounts, failed: 1 };

/**
 * The counts of what runs, or one failure: a part that cannot run, for a missing library or a broken build, has failed
 * and is never left out. What stopped it is told.
 */
export const countOrFail = (run, tell = console.error) =>
  run().catch((error) => {
    tell(error instanceof Stop ? error.message : error);
    return oneFailure;
  });
