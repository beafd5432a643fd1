/** Codes for members: claimed by themselves, given by staff, or by what they did. */
import type { ClaimInput, IssuedBy, IssueEvent, IssueInput } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { couponBatches } from '#db/schema/promotions/coupons';
import { inValues, listHas, query, statement } from '#db/statements';
import { together } from '#db/together';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, HttpError, invalid } from '../../platform/http/errors.ts';
import { findRow, getRow } from '../../platform/records/records.ts';
import { message } from '#shared/fields';
import { addDays, dayOf, startOfDay } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchRow } from './actions.ts';

/** The end of the last day on which a code got now is good; null where its batch alone says. */
const goodUntil = (
  { daysAfterClaim }: Pick<BatchRow, 'daysAfterClaim'>,
  { now, settings: { timeZone } }: Writer,
): number | null =>
  daysAfterClaim === null
    ? null
    : startOfDay(addDays(dayOf(now, timeZone), daysAfterClaim + 1), timeZone);

const checkGiving = (batch: BatchRow, now: number) => {
  if (batch.kind !== 'unique') throw conflict('coupons.errors.shared');
  if (batch.revokedAt !== null) throw conflict('coupons.errors.revoked');
  if (batch.validUntil !== null && batch.validUntil <= now) throw conflict('coupons.errors.over');
};

const next = statement<{ id: number; code: string }>(
  `select id, code from coupons where batch_id = ? and claimed_at is null and revoked_at is null order by id limit 1`,
);
const give = statement(
  'update coupons set member_id = ?, claimed_at = ?, issued_by = ?, valid_until = ? where id = ?',
);
const heldBy = statement<{ id: number; code: string; valid_until: number | null }>(
  'select id, code, valid_until from coupons where member_id = ? and batch_id = ? order by id',
);

/** One code of the batch for one member; null when none is left. */
const giveOne = async (tx: Db, writer: Writer, batch: BatchRow, memberId: number, by: IssuedBy) => {
  const [code] = await next(tx, batch.id);
  if (!code) return null;
  const validUntil = goodUntil(batch, writer);
  await give(tx, memberId, writer.now, by, validUntil, code.id);
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

/** A member takes a code of a batch that is open to claims. */
export const claimCoupon = async (tx: Db, writer: Writer, { batchId, member }: ClaimInput) => {
  const batch = await findRow(tx, couponBatches, batchId);
  if (!batch || !batch.claim.open) throw invalid({ batchId: 'coupons.errors.notOpen' });
  checkGiving(batch, writer.now);
  if (batch.validFrom !== null && batch.validFrom > writer.now)
    throw conflict('coupons.errors.notStarted');
  const [known] = await query<{ id: number; level: string | null }>(
    tx,
    'select id, level from members where external_id = ?',
    [member],
  );
  if (!known) throw invalid({ member: 'errors.notFound' });
  const { levels, perMember } = batch.claim;
  if (levels.length > 0 && !(known.level && levels.includes(known.level)))
    throw conflict('coupons.errors.otherLevel');
  const held = await heldBy(tx, known.id, batchId);
  if (held.length >= perMember)
    throw conflict('coupons.errors.claimLimit', { codes: held.map(({ code }) => code) });
  const given = await giveOne(tx, writer, batch, known.id, 'claim');
  if (!given) throw conflict('coupons.errors.noneLeft');
  return given;
};

/** Whom staff mean, less those who have as many as they may. */
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

/** One code for each: in one statement, however many they are. Answers how many got one. */
export const issueCoupons = async (
  tx: Db,
  writer: Writer,
  batchId: number,
  input: IssueInput,
): Promise<number> => {
  const batch = await getRow(tx, couponBatches, batchId);
  checkGiving(batch, writer.now);
  const { sql, values } = recipients(tx, batch, input);
  const [wanted] = await query<{ n: number }>(
    tx,
    `select count(*) as n from (${sql}) as asked`,
    values,
  );
  const [left] = await query<{ n: number }>(
    tx,
    'select count(*) as n from coupons where batch_id = ? and claimed_at is null and revoked_at is null',
    [batchId],
  );
  const count = Number(wanted?.n ?? 0);
  if (count === 0) throw conflict('coupons.errors.nobody');
  if (count > Number(left?.n ?? 0))
    throw new HttpError(
      409,
      message('coupons.errors.tooFew', { wanted: count, left: Number(left?.n ?? 0) }),
    );
  await query(
    tx,
    `update coupons set member_id = pairs.member_id, claimed_at = ?, issued_by = 'staff', valid_until = ?
     from (select free.id as coupon_id, asked.id as member_id
           from (${sql}) as asked
           join (select id, row_number() over (order by id) as n from coupons
                 where batch_id = ? and claimed_at is null and revoked_at is null) as free on free.n = asked.n) as pairs
     where coupons.id = pairs.coupon_id`,
    [writer.now, goodUntil(batch, writer), ...values, batchId],
  );
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'couponBatches',
    recordId: batchId,
    recordName: batch.name,
    verb: 'issue',
    after: { ...input, codes: count },
  });
  return count;
};

const automatic = statement<{ id: number }>(
  `select id from coupon_batches where revoked_at is null and kind = 'unique' and claim like '%"event":"%'`,
);

/** What members just did may be worth a code; each member has at most what the batch allows. */
export const issueForEvents = async (
  tx: Db,
  writer: Writer,
  happened: readonly { memberId: number; event: IssueEvent }[],
) => {
  // What an import brings in happened long ago.
  if (happened.length === 0 || writer.actor.kind !== 'key') return;
  const rows = await automatic(tx);
  if (rows.length === 0) return;
  const batches = await together(rows.map(({ id }) => findRow(tx, couponBatches, id)));
  for (const batch of batches) {
    if (!batch || (batch.validUntil !== null && batch.validUntil <= writer.now)) continue;
    if (batch.validFrom !== null && batch.validFrom > writer.now) continue;
    for (const { memberId, event } of happened) {
      if (event !== batch.claim.event) continue;
      if ((await heldBy(tx, memberId, batch.id)).length >= batch.claim.perMember) continue;
      // None left: what the member did is written all the same.
      if (!(await giveOne(tx, writer, batch, memberId, 'event'))) break;
    }
  }
};
