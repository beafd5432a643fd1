/** Rewards members for registering, once, and those who referred them. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { growthEntries } from '#db/schema/members/growth';
import { pointEntries } from '#db/schema/members/points';
import { give } from '../earning/give.ts';
import type { Happening } from '../earning/eventGifts.ts';
import { giftsOf } from '../earning/happenings.ts';
import { openProgramme } from '../earning/programme.ts';
import { isLate, type Programme } from '../earning/versions.ts';
import type { NewMember } from '../members/afterNewMembers.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { invitations } from './load.ts';
import { rewardReferrals } from './rewardReferrals.ts';

export interface Registration {
  memberId: number;
  at: number;
}

/** A member registers once, so this stands in place of an id. */
const REGISTRATION = 'registration';

const withPoints = prepared(
  { memberIds: many(pointEntries.memberId), sourceId: pointEntries.sourceId },
  (q, { memberIds, sourceId }) =>
    q
      .select({ memberId: pointEntries.memberId })
      .from(pointEntries)
      .where(
        and(
          inArray(pointEntries.memberId, memberIds),
          eq(pointEntries.source, 'event'),
          eq(pointEntries.sourceId, sourceId),
        ),
      ),
);
const withGrowth = prepared(
  { memberIds: many(growthEntries.memberId), sourceId: growthEntries.sourceId },
  (q, { memberIds, sourceId }) =>
    q
      .select({ memberId: growthEntries.memberId })
      .from(growthEntries)
      .where(
        and(
          inArray(growthEntries.memberId, memberIds),
          eq(growthEntries.source, 'event'),
          eq(growthEntries.sourceId, sourceId),
        ),
      ),
);
const loadRewarded = async (tx: Db, memberIds: readonly number[]): Promise<Set<number>> => {
  const asked = { memberIds, sourceId: REGISTRATION };
  const rows = [...(await withPoints(tx, asked)), ...(await withGrowth(tx, asked))];
  return new Set(rows.map(({ memberId }) => memberId));
};

/** Whoever joined before the programme, or longer ago than events may be late, gets nothing for it. */
const isRewarded = ({ at }: Registration, programme: Programme, now: number): boolean => {
  const version = programme.at(at);
  return (
    version !== null &&
    version.terms.earnRules.some(({ trigger }) => trigger === 'registration') &&
    !isLate(version.terms, at, now)
  );
};

export const earnRegistrations = async (
  tx: Db,
  writer: Writer,
  programme: Programme,
  registrations: readonly Registration[],
) => {
  if (registrations.length === 0) return;
  const invited = await invitations(tx, { ids: registrations.map(({ memberId }) => memberId) });
  const registeredAt = new Map(registrations.map(({ memberId, at }) => [memberId, at]));
  await rewardReferrals(
    tx,
    writer,
    programme,
    invited.map((row) => ({ ...row, registeredAt: registeredAt.get(row.refereeId) ?? 0 })),
  );
  const recent = registrations.filter((one) => isRewarded(one, programme, writer.now));
  const rewarded = await loadRewarded(
    tx,
    recent.map(({ memberId }) => memberId),
  );
  const happenings = recent
    .filter(({ memberId }) => !rewarded.has(memberId))
    .map(({ memberId, at }): Happening => ({
      memberId,
      trigger: 'registration',
      subject: null,
      at,
      channel: null,
      source: 'event',
      sourceId: REGISTRATION,
    }));
  const gifts = await giftsOf(tx, programme, happenings, writer.settings.timeZone);
  await give(tx, writer, gifts, programme.budgeted);
};

/** Members whom the store sends for the first time. Those of an imported file get nothing. */
export const earnByNewMembers = async (tx: Db, writer: Writer, members: readonly NewMember[]) => {
  const registrations = members.flatMap(({ id, registeredAt }) =>
    registeredAt === null ? [] : [{ memberId: id, at: registeredAt }],
  );
  if (registrations.length === 0 || writer.isHistory) return;
  const programme = await openProgramme(tx);
  if (programme) await earnRegistrations(tx, writer, programme, registrations);
};
