/** The member activities of the demo store: one of each kind with entries of the last days, and one that awaits approval. */
import { CampaignInput } from '#contract/promotions/campaigns';
import { CouponBatchInput } from '#contract/promotions/coupons';
import { MemberActivityInput } from '#contract/promotions/memberActivities';
import type { Connection, Db } from '#db';
import { promotions } from '#db/schema/promotions/promotions';
import { query } from '#db/statements';
import { findRow } from '#server/platform/records/records';
import type { Writer } from '#server/platform/records/writer';
import { createCampaign } from '#server/promotions/campaigns/actions';
import { createActivity } from '#server/promotions/memberActivities/actions';
import { decideActivity } from '#server/promotions/memberActivities/decide';
import { approveEntry, awardEntry, refuseEntry } from '#server/promotions/memberEntries/decide';
import { enterActivity, type EntryWriter } from '#server/promotions/memberEntries/enter';
import { namedCondition } from '#server/promotions/scopes/scopeSql';
import { startOfDay, addDays, dayOf } from '#shared/days';
import type { Random } from '../shared/random.ts';
import { ACTIVITIES, CAMPAIGN, CONTEST_TEXTS, type ActivityKey } from './activityTexts.ts';
import { writeBatch } from './codes.ts';
import type { Planning } from './openCheckout.ts';
import { plannersOf } from './staff.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** How many members enter each, as far as there are so many. */
const ENTRANTS: Record<ActivityKey, number> = {
  wish: 18,
  wheel: 26,
  launch: 7,
  corner: 5,
  thanks: 0,
};
const APART = 11 * MINUTE;

const hex = (random: Random, bytes: number) =>
  Array.from({ length: bytes }, () => random.int(0, 255).toString(16).padStart(2, '0')).join('');

/** The product that a promotion names first, and a batch by whose codes it can be bought for some days. */
const writeLaunch = async (
  tx: Db,
  random: Random,
  writer: Writer,
  promotionId: number,
  firstDay: string,
) => {
  const scope = (await findRow(tx, promotions, promotionId))?.terms.scope;
  const named = await namedCondition(tx, scope?.include ?? []);
  if (!named) return null;
  const [product] = await query<{ id: number }>(
    tx,
    `select p.id from variants v join products p on p.id = v.product_id
     where p.status = 'active' and ${named.sql} order by p.id desc limit 1`,
    named.values,
  );
  if (!product) return null;
  const { timeZone } = writer.settings;
  const batch = {
    kind: 'unique',
    promotionId,
    name: 'Launch places 新品预约',
    prefix: 'NEW-',
    quantity: 50,
    length: 10,
    claim: { bound: true },
    validFrom: startOfDay(addDays(firstDay, 3), timeZone),
    validUntil: startOfDay(addDays(firstDay, 6), timeZone),
  };
  const { id } = await writeBatch(tx, random, writer, CouponBatchInput.parse(batch));
  return { productId: Number(product.id), batchId: id };
};

interface Written {
  ids: Map<ActivityKey, number>;
}

const writeActivities = async (
  tx: Db,
  random: Random,
  writer: Writer,
  approver: Writer['actor'],
  planning: Planning | null,
  today: string,
): Promise<Written> => {
  const { timeZone } = writer.settings;
  const on = (days: number) => startOfDay(addDays(today, days), timeZone);
  const window = { startsAt: on(-10), endsAt: on(30) };
  const campaign = await createCampaign(
    tx,
    writer,
    CampaignInput.parse({ ...CAMPAIGN, ...window }),
  );
  const home = planning?.promotions.get('homeVoucher');
  const launch = home === undefined ? null : await writeLaunch(tx, random, writer, home, today);
  const ids = new Map<ActivityKey, number>();
  for (const [key, { until, ...texts }] of Object.entries(ACTIVITIES)) {
    if (key === 'launch' && launch === null) continue;
    const draft = {
      campaignId: campaign.id,
      startsAt: on(-7),
      endsAt: on(until),
      ...texts,
      ...(key === 'launch' && launch),
    };
    const input = MemberActivityInput.parse(draft);
    const seed = hex(random.fork(key), 32);
    const id = await createActivity(tx, writer, 'marketer', input, seed);
    ids.set(key as ActivityKey, id);
  }
  // The wheel can give more than a marketer may alone; what comes last waits for a second person.
  const wheel = ids.get('wheel');
  if (wheel !== undefined)
    await decideActivity(tx, { ...writer, actor: approver }, wheel, 'approve', {
      reason: null,
      version: 1,
    });
  return { ids };
};

const membersOf = async (tx: Db, count: number, from: number) =>
  (
    await query<{ id: number }>(
      tx,
      `select id from members where joined_at is not null and merged_into is null order by id limit ? offset ?`,
      [count, from],
    )
  ).map(({ id }) => Number(id));

/** `now`: of the seeding; entries happened before, one after the other. */
const writeEntries = async (
  tx: Db,
  random: Random,
  writer: EntryWriter,
  { ids }: Written,
): Promise<number[]> => {
  const contest: number[] = [];
  let number = 0;
  for (const [key, activityId] of ids) {
    const entering = await membersOf(tx, ENTRANTS[key], ids.size);
    for (const [index, memberId] of entering.entries()) {
      const text = key === 'corner' ? (CONTEST_TEXTS[index] ?? null) : null;
      const row = await enterActivity(
        tx,
        { ...writer, nonce: () => hex(random, 16) },
        {
          externalId: `E-${String((number += 1)).padStart(5, '0')}`,
          memberId,
          activityId,
          occurredAt: writer.now - (entering.length - index) * APART,
          channel: null,
          text,
          pictureUrl: null,
        },
      );
      if (key === 'corner') contest.push(row.id);
    }
  }
  return contest;
};

/** The first entry wins, the second one is approved, the third one refused; the others wait. */
const decide = async (tx: Db, writer: EntryWriter, contest: readonly number[]) => {
  const [won, approved, refused] = contest;
  for (const id of [won, approved]) if (id !== undefined) await approveEntry(tx, writer, id, 1);
  if (won !== undefined) await awardEntry(tx, writer, won, 2);
  if (refused !== undefined)
    await refuseEntry(tx, writer, refused, {
      reason: 'Shows a shop of somebody else / 图文与他店相关',
      version: 1,
    });
};

/** Call it once members have their levels; `writer.now` is the instant of seeding. */
export const writeMemberActivities = (
  connection: Connection,
  random: Random,
  planning: Planning | null,
  writer: Writer,
) =>
  connection.transaction(async (tx) => {
    const { marketer, manager } = await plannersOf(tx);
    // A random stream of its own, so that a repeated transaction writes the same rows.
    const own = random.fork('member activities');
    const today = dayOf(writer.now, writer.settings.timeZone);
    const planned: Writer = { ...writer, now: writer.now - 8 * DAY, actor: marketer };
    const written = await writeActivities(tx, own, planned, manager, planning, today);
    const entering = { ...writer, owner: connection };
    const contest = await writeEntries(tx, own, entering, written);
    await decide(tx, { ...entering, actor: marketer }, contest);
  });
