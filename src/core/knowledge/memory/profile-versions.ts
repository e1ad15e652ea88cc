import type { Client, InStatement } from '@libsql/client';
import { MAX_VERSIONS, profileAuthor, type ProfileAuthor } from '../../../shared/domain/profile-history';
import type { Profile } from '../../../shared/domain/profile';
import { readProfile, writeProfile } from '../../../shared/domain/profile-text';
import { columnText } from '../column-text';

/** A version as it is stored, in a table of ours in mastra.db. */
export interface StoredVersion {
  readonly version: number;
  readonly profile: Profile;
  readonly author: ProfileAuthor;
  /** Unix ms. */
  readonly at: number;
}

export type NewVersion = Omit<StoredVersion, 'version'>;

/** AUTOINCREMENT: what an answer shows as version 7 is never another one after the history was deleted. */
const TABLE = `CREATE TABLE IF NOT EXISTS lectern_profile_versions (
  version INTEGER PRIMARY KEY AUTOINCREMENT,
  profile TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL
)`;

/** Of the connection that runs it: freed space is overwritten, so that what was deleted is in the file no more. */
const SECURE = 'PRAGMA secure_delete = ON';

export async function createVersionsTable(client: Client): Promise<void> {
  await client.execute(TABLE);
}

/** The newest `limit` versions, or those from `newest` back; newest first. */
export async function listVersions(
  client: Client,
  limit: number,
  newest: number = Number.MAX_SAFE_INTEGER,
): Promise<readonly StoredVersion[]> {
  const { rows } = await client.execute({
    sql: 'SELECT * FROM lectern_profile_versions WHERE version <= ? ORDER BY version DESC LIMIT ?',
    args: [newest, limit],
  });
  return rows.map((row) => ({
    version: Number(row.version),
    profile: readProfile(columnText(row.profile)),
    author: profileAuthor.catch({ type: 'earlier' }).parse(JSON.parse(columnText(row.author))),
    at: Number(row.at),
  }));
}

export async function countVersions(client: Client): Promise<number> {
  const { rows } = await client.execute('SELECT count(*) AS count FROM lectern_profile_versions');
  return Number(rows[0]?.count);
}

/**
 * Keeps versions, drops the oldest beyond the limit, and makes the last one Mastra's working memory, in one write: history
 * and profile never disagree. Mastra's own update would be a second write, and leave the former text in free space.
 */
export async function addVersions(client: Client, resourceId: string, versions: readonly NewVersion[]): Promise<void> {
  const inserts = versions.map(({ profile, author, at }): InStatement => ({
    sql: 'INSERT INTO lectern_profile_versions (profile, author, at) VALUES (?, ?, ?)',
    args: [writeProfile(profile), JSON.stringify(author), at],
  }));
  const newest = versions.at(-1);
  if (newest === undefined) return;
  await client.batch(
    [
      SECURE,
      ...inserts,
      {
        sql: `DELETE FROM lectern_profile_versions WHERE version <=
          (SELECT version FROM lectern_profile_versions ORDER BY version DESC LIMIT 1 OFFSET ?)`,
        args: [MAX_VERSIONS],
      },
      {
        sql: 'UPDATE mastra_resources SET "workingMemory" = ?, "updatedAt" = ? WHERE id = ?',
        args: [writeProfile(newest.profile), new Date(newest.at).toISOString(), resourceId],
      },
    ],
    'write',
  );
}

/** Without a condition SQLite clears the table's pages whole, and the log goes too: no copy stays behind. */
export async function deleteVersions(client: Client): Promise<void> {
  await client.batch([SECURE, 'DELETE FROM lectern_profile_versions'], 'write');
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
}
