import type { Client } from '@libsql/client';
import { assertNever } from '../../../shared/assert-never';
import { RESOURCE_ID } from '../../../shared/domain/ids';
import {
  emptyProfile,
  isEmptyProfile,
  toProfile,
  type Profile,
  type ProfileResult,
} from '../../../shared/domain/profile';
import { applyOperations, differenceOf, isSameProfile, mergeProfiles } from '../../../shared/domain/profile-change';
import {
  MAX_VERSIONS,
  type ProfileAuthor,
  type ProfileState,
  type ProfileVersion,
} from '../../../shared/domain/profile-history';
import { readProfile, writeProfile } from '../../../shared/domain/profile-text';
import { AppError } from '../../errors';
import type { SerialQueue } from '../../serial-queue';
import type { ChangedProfile, ProfileChange, ProfileKnowledge } from '../profile-knowledge';
import type { MastraMemory } from './create-memory';
import {
  addVersions,
  countVersions,
  createVersionsTable,
  deleteVersions,
  listVersions,
  type NewVersion,
  type StoredVersion,
} from './profile-versions';

export interface ProfileStoreParts {
  readonly mastra: Pick<MastraMemory, 'memory' | 'client'>;
  /** The one queue of what is written to mastra.db. */
  readonly writes: SerialQueue;
}

/** The profile in an open mastra.db. Each call has its turn in the queue, so a change is made of what it read. */
export async function createProfileStore({ mastra, writes }: ProfileStoreParts): Promise<ProfileKnowledge> {
  const { memory, client } = mastra;
  await createVersionsTable(client);

  const load = async (): Promise<Loaded> => {
    // Resource scope: the thread does not matter.
    const stored = await memory.getWorkingMemory({ threadId: '', resourceId: RESOURCE_ID });
    const [newest = null] = await listVersions(client, 1);
    return { profile: readProfile(stored), newest };
  };
  const makeRow = (): Promise<void> =>
    memory.updateWorkingMemory({ threadId: '', resourceId: RESOURCE_ID, workingMemory: writeProfile(emptyProfile) });

  const change = async (asked: ProfileChange, at: number): Promise<ChangedProfile> => {
    const before = await load();
    const profile = takeResult(await applyChange(client, asked, before));
    if (isSameProfile(profile, before.profile)) return { ...stateOf(before), difference: null };
    const versions: NewVersion[] = [{ profile, author: authorOf(asked), at }];
    // What no version tells of, from before there was a history, can be come back to as well.
    const isUntold = !isSameProfile(before.newest?.profile ?? emptyProfile, before.profile);
    if (isUntold) versions.unshift({ profile: before.profile, author: { type: 'earlier' }, at });
    // Mastra makes its row.
    if (before.newest === null && isEmptyProfile(before.profile)) await makeRow();
    await addVersions(client, RESOURCE_ID, versions);
    return { ...stateOf(await load()), difference: differenceOf(before.profile, profile) };
  };

  return {
    read: () => writes.run(async () => stateOf(await load())),
    change: ({ change: asked, at }) => writes.run(() => change(asked, at)),
    history: () => writes.run(async () => toHistory(await listVersions(client, MAX_VERSIONS))),
    deleteHistory: () => writes.run(() => deleteVersions(client)),
  };
}

interface Loaded {
  readonly profile: Profile;
  readonly newest: StoredVersion | null;
}

function stateOf({ profile, newest }: Loaded): ProfileState {
  return { profile, version: newest?.version ?? 0, author: newest?.author ?? null };
}

function authorOf(change: ProfileChange): ProfileAuthor {
  switch (change.type) {
    case 'operations':
      return { type: 'model', sessionId: change.sessionId };
    case 'replace':
      return { type: 'you' };
    case 'revert':
    case 'undo':
      return { type: change.type, version: change.version };
    default:
      return assertNever(change);
  }
}

async function applyChange(client: Client, asked: ProfileChange, now: Loaded): Promise<ProfileResult<Profile>> {
  switch (asked.type) {
    case 'operations':
      return applyOperations(now.profile, asked.operations);
    case 'replace':
      if (asked.basedOn !== (now.newest?.version ?? 0)) throw new AppError('profile.changed');
      return toProfile(asked.draft);
    case 'revert':
      return { ok: true, value: (await versionWithBefore(client, asked.version)).version.profile };
    case 'undo': {
      const { version, before } = await versionWithBefore(client, asked.version);
      return toProfile(mergeProfiles(version.profile, await profileOf(client, before), now.profile));
    }
    default:
      return assertNever(asked);
  }
}

async function versionWithBefore(client: Client, number: number) {
  const [version, before = null] = await listVersions(client, 2, number);
  if (version?.version !== number) throw new AppError('profile.noVersion');
  return { version, before };
}

/** The first version came after nothing, unless what it came after has made room for newer ones. */
async function profileOf(client: Client, version: StoredVersion | null): Promise<Profile> {
  if (version === null && (await countVersions(client)) >= MAX_VERSIONS) throw new AppError('profile.noVersion');
  return version?.profile ?? emptyProfile;
}

function toHistory(versions: readonly StoredVersion[]): readonly ProfileVersion[] {
  return versions.map(({ version, author, at, profile }, place) => ({
    version,
    author,
    at,
    // Of the oldest one the whole is told.
    ...differenceOf(versions[place + 1]?.profile ?? emptyProfile, profile),
  }));
}

function takeResult(result: ProfileResult<Profile>): Profile {
  if (!result.ok) throw AppError.fromData(result.problem);
  return result.value;
}
