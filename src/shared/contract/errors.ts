import { oc } from '@orpc/contract';
import { errorData } from '../domain/error-data';

/**
 * Every procedure starts from here: an expected failure crosses as `EXPECTED` with its code and values;
 * anything else is a bug and crosses as oRPC's own INTERNAL_SERVER_ERROR without detail.
 */
export const procedure = oc.errors({ EXPECTED: { data: errorData } });
