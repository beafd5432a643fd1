/** Staff give a member a level for a time, and end it early. */
import type { LevelGrant, LevelGrantEnd } from '#contract/members/levels';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { memberLevels } from '#db/schema/members/memberLevels';
import { members } from '#db/schema/members/members';
import { addDays, startOfDay } from '#shared/days';
import { recordActivity } from '../../platform/activities/record.ts';
import { checkAudience } from '../../platform/audiences/known.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { refuseErased } from '../erased/refuse.ts';
import { loadPrimary } from '../people/load.ts';
import { keepLevels } from './keep.ts';
import { loadLevelRows, loadRanks } from './load.ts';
import { baseAt, grantError, levelAt, openOverride } from './rules.ts';
import { showLevels } from './show.ts';
import { planGrantEnd, tellGrant } from './tellGrants.ts';

const load = async (tx: Db, memberId: number) => ({
  member: await getRow(tx, members, memberId),
  rows: (await loadLevelRows(tx, [memberId])).get(memberId) ?? [],
  ranks: await loadRanks(tx),
});

const activityOf = (
  { actor, now }: Writer,
  { id, externalId }: Pick<typeof members.$inferSelect, 'id' | 'externalId'>,
  reason: string,
) => ({ actor, at: now, resource: 'members', recordId: id, recordName: externalId, reason });

/** One at a time: the one before is ended first, so that nobody takes another's decision back unseen. */
export const grantLevel = async (
  tx: Db,
  writer: Writer,
  askedId: number,
  { level, until, isLower, reason }: LevelGrant,
) => {
  const memberId = await loadPrimary(tx, askedId);
  const { now, settings, actor } = writer;
  const { member, rows, ranks } = await load(tx, memberId);
  refuseErased(member);
  await checkAudience(tx, writer, { levels: [level] }, () => ({
    level: 'audiences.errors.unknown.levels',
  }));
  const endsAt = until === null ? null : startOfDay(addDays(until, 1), settings.timeZone);
  if (endsAt !== null && endsAt <= now) throw invalid({ until: 'members.errors.untilPast' });
  if (openOverride(rows, now)) throw conflict('members.errors.levelGranted');
  const error = grantError(level, baseAt(rows, now), isLower, ranks);
  if (error) throw invalid({ level: error });
  const before = levelAt(rows, now, ranks);
  const [grantId = 0] = await insertRows(
    tx,
    memberLevels,
    [
      {
        memberId,
        level,
        cause: 'override',
        startsAt: now,
        versionAt: now,
        until: endsAt,
        isLower,
        reason,
        actorName: actor.name,
        recordedAt: now,
      },
    ],
    { returning: true },
  );
  await keepLevels(tx, writer, [memberId]);
  await recordActivity(tx, {
    ...activityOf(writer, member, reason),
    verb: 'grantLevel',
    before: { level: before },
    after: { level, until: endsAt, isLower },
  });
  await planGrantEnd(tx, grantId, endsAt);
  await tellGrant(tx, writer, {
    grantId,
    at: now,
    kind: 'grant',
    member: member.externalId,
    level,
    levelBefore: before,
    validUntil: until,
  });
  return showLevels(tx, memberId, now);
};

/** The entry stays and gets its end: in the past it counted. */
export const endGrant = async (
  tx: Db,
  writer: Writer,
  askedId: number,
  { reason }: LevelGrantEnd,
) => {
  const memberId = await loadPrimary(tx, askedId);
  const { now } = writer;
  const { member, rows, ranks } = await load(tx, memberId);
  const override = openOverride(rows, now);
  if (!override) throw conflict('members.errors.levelNotGranted');
  await updateRow(tx, memberLevels, override.id, { endedAt: Math.max(now, override.startsAt) });
  await keepLevels(tx, writer, [memberId]);
  const before = levelAt(rows, now, ranks);
  const level = levelAt(
    rows.filter(({ id }) => id !== override.id),
    now,
    ranks,
  );
  await recordActivity(tx, {
    ...activityOf(writer, member, reason),
    verb: 'endLevel',
    before: { level: before },
    after: { level },
  });
  await tellGrant(tx, writer, {
    grantId: override.id,
    at: now,
    kind: 'grantEnd',
    member: member.externalId,
    level,
    levelBefore: before,
    validUntil: null,
  });
  return showLevels(tx, memberId, now);
};
