import { eq, inArray } from 'drizzle-orm';
import type { CitedTextStore } from '../ports';
import type { Database } from './open-database';
import { citations, citedTexts } from './schema/cited-texts';

/** Cited files in local.db. They are cited before they are saved, so clean-up never takes one in between. */
export function createCitedTextRepository(db: Database): CitedTextStore {
  return {
    async cite(sessionId, blobs) {
      if (blobs.length === 0) return [];
      const [, kept] = await db.batch([
        db
          .insert(citations)
          .values(blobs.map((blob) => ({ sessionId, blob })))
          .onConflictDoNothing(),
        db
          .select({ blob: citedTexts.blob })
          .from(citedTexts)
          .where(inArray(citedTexts.blob, [...blobs])),
      ]);
      const keptBlobs = new Set(kept.map((row) => row.blob));
      return blobs.filter((blob) => !keptBlobs.has(blob));
    },
    async save(blob, content) {
      await db
        .insert(citedTexts)
        .values({ blob, content: Buffer.from(content) })
        .onConflictDoNothing();
    },
    async get(blob) {
      const rows = await db.select().from(citedTexts).where(eq(citedTexts.blob, blob));
      return rows[0]?.content ?? null;
    },
  };
}
