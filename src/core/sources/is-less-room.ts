import type { Settings } from '../../shared/domain/settings';

type Room = Pick<Settings, 'repositoryGigabytes' | 'repositoryLifeDays'>;

/** True when fetched repositories may now take less room, or stay for a shorter time. */
export function isLessRoom(now: Room, before: Room): boolean {
  const lifeOf = ({ repositoryLifeDays }: Room): number => repositoryLifeDays ?? Infinity;
  return now.repositoryGigabytes < before.repositoryGigabytes || lifeOf(now) < lifeOf(before);
}
