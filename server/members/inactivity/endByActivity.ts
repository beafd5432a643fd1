/** Activity ends a round of notices, as long as the points have not been cleared. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { loadPeople } from '../people/load.ts';
import { loadActiveDays } from './activity.ts';
import { endRounds, openOf } from './rounds.ts';

/** Counts the day on which a member was active, and when that became known: what arrives too late undoes nothing. */
export const endByActivity = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  memberIds: readonly number[],
): Promise<void> => {
  if (memberIds.length === 0) return;
  const { primaryOf } = await loadPeople(tx, memberIds);
  const ids = [...new Set(memberIds.map(primaryOf))];
  const open = (await openOf(tx, { state: 'open', ids })).filter(
    ({ resetAt }) => resetAt === null || resetAt > now,
  );
  if (open.length === 0) return;
  const from = open.reduce(
    (least, { lastDay }) => (lastDay < least ? lastDay : least),
    '9999-12-31',
  );
  const active = await loadActiveDays(
    tx,
    open.map(({ memberId }) => memberId),
    from,
  );
  const ended = open.filter(({ memberId, lastDay }) => (active.get(memberId) ?? '') > lastDay);
  if (ended.length > 0)
    await endRounds(tx, { ids: ended.map(({ id }) => id), state: 'ended', now });
};
