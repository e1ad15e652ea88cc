import { z } from 'zod';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A lower-case UUIDv7. Its first 48 bits are the Unix time in ms, so ids sort by creation. */
export const uuidV7 = z.string().regex(UUID_V7);

/** The one user of a single-user app: Mastra's resource id, everywhere. */
export const RESOURCE_ID = 'local';

/** `resourceKey`: hex SHA-256 of a source's normalised address, ref and search path. */
export const resourceKey = z.string().regex(/^[0-9a-f]{64}$/);
