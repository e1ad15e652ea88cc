import { embedderId, type EmbedderId } from '../../../shared/domain/embedder';
import type { IndexDatabase } from '../index/open-index-database';

/** Whose vectors index.db holds whole, as index.db itself keeps it: both are lost together. Null while it holds none. */
export interface ServedEmbedder {
  read(): Promise<EmbedderId | null>;
  write(id: EmbedderId): Promise<void>;
}

export function createServedEmbedder(index: () => Promise<IndexDatabase>): ServedEmbedder {
  return {
    async read() {
      const { client } = await index();
      const { rows } = await client.execute('SELECT serving FROM embedder');
      return embedderId.safeParse(rows[0]?.serving).data ?? null;
    },
    async write(id) {
      const { client } = await index();
      await client.execute({ sql: 'INSERT OR REPLACE INTO embedder (id, serving) VALUES (1, ?)', args: [id] });
    },
  };
}
