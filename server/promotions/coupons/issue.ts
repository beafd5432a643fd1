/** Issues codes to members: claimed by the member, issued by staff, or triggered by an event. */
import { and, asc, count, eq, getTableColumns, isNull, like } from 'drizzle-orm';
import type { ClaimInput, IssuedBy, IssueEvent, IssueInput } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import { inValues, listHas, query } from '#db/statements';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, HttpError, invalid } from '../../platform/http/errors.ts';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import { message } from '#shared/fields';
import { addDays, dayOf, startOfDay } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchRow } from './actions.ts';

/** The end of the last day on which a code issued now is valid; null where only its batch limits it. */
const validUntilOf = (
  { daysAfterClaim }: Pick<BatchRow, 'daysAfterClaim'>,
  { now, settings: { timeZone } }: Writer,
): number | null =>
  daysAfterClaim === null
    ? null
    : startOfDay(addDays(dayOf(now, timeZone), daysAfterClaim + 1), timeZone);

const checkIssuable = (batch: BatchRow, now: number) => {
  if (batch.kind !== 'unique') throw conflict('coupons.errors.shared');
  if (batch.revokedAt !== null) throw conflict('coupons.errors.revoked');
  if (batch.validUntil !== null && batch.validUntil <= now) throw conflict('coupons.errors.over');
};

const isUnclaimed = and(isNull(coupons.claimedAt), isNull(coupons.revokedAt));
const nextUnclaimed = prepared({ batchId: coupons.batchId }, (q, { batchId }) =>
  q
    .select({ id: coupons.id, code: coupons.code })
    .from(coupons)
    .where(and(eq(coupons.batchId, batchId), isUnclaimed))
    .orderBy(asc(coupons.id))
    .limit(1),
);
const countUnclaimed = prepared({ batchId: coupons.batchId }, (q, { batchId }) =>
  q
    .select({ codes: count() })
    .from(coupons)
    .where(and(eq(coupons.batchId, batchId), isUnclaimed)),
);
const codesOfMember = prepared(
  { memberId: coupons.memberId, batchId: coupons.batchId },
  (q, { memberId, batchId }) =>
    q
      .select({ code: coupons.code })
      .from(coupons)
      .where(and(eq(coupons.memberId, memberId), eq(coupons.batchId, batchId)))
      .orderBy(asc(coupons.id)),
);
const memberByExternalId = prepared({ externalId: members.externalId }, (q, { externalId }) =>
  q
    .select({ id: members.id, level: members.level })
    .from(members)
    .where(eq(members.externalId, externalId)),
);

/** Issues one code of the batch to one member; null when none is left. */
const issueOne = async (
  tx: Db,
  writer: Writer,
  batch: BatchRow,
  memberId: number,
  by: IssuedBy,
) => {
  const [code] = await nextUnclaimed(tx, { batchId: batch.id });
  if (!code) return null;
  const validUntil = validUntilOf(batch, writer);
  await updateRow(tx, coupons, code.id, {
    memberId,
    claimedAt: writer.now,
    issuedBy: by,
    validUntil,
  });
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'coupons',
    recordId: code.id,
    recordName: code.code,
    verb: 'issue',
    after: { memberId, by, batchId: batch.id },
  });
  return { couponId: code.id, code: code.code, validUntil: validUntil ?? batch.validUntil };
};

/** A member claims a code of a batch that is open to claims. */
export const claimCoupon = async (tx: Db, writer: Writer, { batchId, member }: ClaimInput) => {
  const batch = await findRow(tx, couponBatches, batchId);
  if (!batch || !batch.claim.open) throw invalid({ batchId: 'coupons.errors.notOpen' });
  checkIssuable(batch, writer.now);
  if (batch.validFrom !== null && batch.validFrom > writer.now)
    throw conflict('coupons.errors.notStarted');
  const [known] = await memberByExternalId(tx, { externalId: member });
  if (!known) throw invalid({ member: 'errors.notFound' });
  const { levels, perMember } = batch.claim;
  if (levels.length > 0 && !(known.level && levels.includes(known.level)))
    throw conflict('coupons.errors.otherLevel');
  const held = await codesOfMember(tx, { memberId: known.id, batchId });
  if (held.length >= perMember)
    throw conflict('coupons.errors.claimLimit', { codes: held.map(({ code }) => code) });
  const issued = await issueOne(tx, writer, batch, known.id, 'claim');
  if (!issued) throw conflict('coupons.errors.noneLeft');
  return issued;
};

/** The members whom staff selected, without those who have as many codes as the batch allows. */
const recipients = (tx: Db, batch: BatchRow, { memberIds, level, group }: IssueInput) => {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  if (memberIds.length > 0) {
    conditions.push(`m.id ${inValues(tx, 'bigint')}`);
    values.push(JSON.stringify(memberIds));
  }
  if (level) {
    conditions.push('m.level = ?');
    values.push(level);
  }
  if (group) {
    conditions.push(listHas(tx, 'm.groups'));
    values.push(group);
  }
  return {
    sql: `select m.id, row_number() over (order by m.id) as n from members m where ${conditions.join(' and ')}
      and (select count(*) from coupons c where c.member_id = m.id and c.batch_id = ?) < ?`,
    values: [...values, batch.id, batch.claim.perMember],
  };
};

/** Issues one code to each selected member. Returns how many. */
export const issueCoupons = async (
  tx: Db,
  writer: Writer,
  batchId: number,
  input: IssueInput,
): Promise<number> => {
  const batch = await getRow(tx, couponBatches, batchId);
  checkIssuable(batch, writer.now);
  const { sql, values } = recipients(tx, batch, input);
  const [wanted] = await query<{ n: number }>(
    tx,
    `select count(*) as n from (${sql}) as selected`,
    values,
  );
  const left = Number((await countUnclaimed(tx, { batchId }))[0]?.codes ?? 0);
  const codes = Number(wanted?.n ?? 0);
  if (codes === 0) throw conflict('coupons.errors.nobody');
  if (codes > left)
    throw new HttpError(409, message('coupons.errors.tooFew', { wanted: codes, left }));
  // By hand: one statement pairs each member with a code, however many they are.
  await query(
    tx,
    `update coupons set member_id = pairs.member_id, claimed_at = ?, issued_by = 'staff', valid_until = ?
     from (select free.id as coupon_id, selected.id as member_id
           from (${sql}) as selected
           join (select id, row_number() over (order by id) as n from coupons
                 where batch_id = ? and claimed_at is null and revoked_at is null) as free on free.n = selected.n) as pairs
     where coupons.id = pairs.coupon_id`,
    [writer.now, validUntilOf(batch, writer), ...values, batchId],
  );
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'couponBatches',
    recordId: batchId,
    recordName: batch.name,
    verb: 'issue',
    after: { ...input, codes },
  });
  return codes;
};

const batchesWithEvent = prepared({}, (q) =>
  q
    .select(getTableColumns(couponBatches))
    .from(couponBatches)
    .where(
      and(
        isNull(couponBatches.revokedAt),
        eq(couponBatches.kind, 'unique'),
        like(couponBatches.claim, '%"event":"%'),
      ),
    ),
);

/** Issues codes of the batches that an event triggers; a member gets at most as many as the batch allows. */
export const issueForEvents = async (
  tx: Db,
  writer: Writer,
  happened: readonly { memberId: number; event: IssueEvent }[],
) => {
  // Only events that the store sends count; imported ones happened long ago.
  if (happened.length === 0 || writer.actor.kind !== 'key') return;
  for (const batch of await batchesWithEvent(tx)) {
    if (batch.validUntil !== null && batch.validUntil <= writer.now) continue;
    if (batch.validFrom !== null && batch.validFrom > writer.now) continue;
    for (const { memberId, event } of happened) {
      if (event !== batch.claim.event) continue;
      const held = await codesOfMember(tx, { memberId, batchId: batch.id });
      if (held.length >= batch.claim.perMember) continue;
      // Without a code left the event is written all the same.
      if (!(await issueOne(tx, writer, batch, memberId, 'event'))) break;
    }
  }
};
