/** Writes batches of codes without a job, and the codes that members claimed. */
import { asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { CouponBatchInput } from '#contract/promotions/coupons';
import { ALPHABET, codeKey } from '#contract/promotions/codes';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import type { Db } from '#db';
import { toBatch } from '#server/promotions/coupons/toBatch';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { members as memberTable } from '#db/schema/members/members';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import { recordActivities, recordActivity } from '#server/platform/activities/record';
import { randomCharacters } from '#server/promotions/coupons/randomCodes';
import { recordAttempts } from '#server/promotions/quotes/attempts';
import { invalidatePromotions } from '#server/promotions/quotes/promotionVersion';
import { addDays, dayOf, startOfDay } from '#shared/days';
import type { Writer } from '#server/platform/records/writer';
import type { Random } from '../shared/random.ts';
import type { Wallet } from './checkout.ts';

/** Codes drawn from the seed's random stream: the same on every machine. */
const drawCodes = (random: Random, count: number, prefix: string, length: number): string[] => {
  const text = randomCharacters(count * length, ALPHABET, (size) =>
    Uint8Array.from({ length: size }, () => random.int(0, 255)),
  );
  const codes = Array.from(
    { length: count },
    (_, index) => prefix + text.slice(index * length, (index + 1) * length),
  );
  return [...new Set(codes)];
};

const codesOf = (random: Random, input: CouponBatchInput): readonly string[] => {
  if (input.kind === 'shared') return [input.code];
  if (input.kind === 'printed') return input.codes;
  return drawCodes(random.fork(input.name), input.quantity, input.prefix, input.length);
};

/** Writes a batch with all its codes, in the order in which they are issued. */
export const writeBatch = async (
  tx: Db,
  random: Random,
  writer: Writer,
  input: CouponBatchInput,
) => {
  const codes = codesOf(random, input);
  const row = { ...toBatch(writer, input), generated: codes.length };
  const [id = 0] = await insertRows(tx, couponBatches, [row], { returning: true });
  const ids = await insertRows(
    tx,
    coupons,
    codes.map((code) => ({ code, key: codeKey(code), batchId: id })),
    { returning: true },
  );
  await invalidatePromotions(tx);
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'couponBatches',
    recordId: id,
    recordName: input.name,
    verb: 'create',
    after: { ...input },
  });
  return { id, codes: codes.map((code, index) => ({ id: ids[index] ?? 0, code })) };
};

const joinedMembers = prepared({}, (q) =>
  q
    .select({ id: memberTable.id, externalId: memberTable.externalId })
    .from(memberTable)
    .where(isNotNull(memberTable.joinedAt))
    .orderBy(asc(memberTable.id)),
);

const give = preparedRows(
  {
    couponId: coupons.id,
    member: memberTable.externalId,
    claimedAt: coupons.claimedAt,
    validUntil: coupons.validUntil,
  },
  {},
  (q, { rows, input }) =>
    q
      .update(coupons)
      .set({
        claimedAt: input.claimedAt,
        issuedBy: 'claim',
        validUntil: input.validUntil,
        memberId: sql`(select ${memberTable.id} from ${memberTable} where ${memberTable.externalId} = ${input.member})`,
      })
      .from(rows)
      .where(eq(coupons.id, input.couponId)),
);
const GOOD_DAYS = 14;
/** Number of claimed but unused vouchers for each used one. */
const UNUSED = 0.6;

/** Writes the vouchers that orders used, and claimed ones that were not used. */
export const writeClaims = async (
  tx: Db,
  random: Random,
  { actor, now, settings: { timeZone } }: Writer,
  { codes, claimed }: Wallet,
) => {
  const members = await joinedMembers(tx);
  const unused = codes
    .slice(
      claimed.length,
      claimed.length + Math.ceil(Math.min(members.length, codes.length / 2) * UNUSED),
    )
    .map(({ id }, index) => ({
      couponId: id,
      member: members[(index * 7) % members.length]?.externalId ?? '',
      at: now - random.int(1, 20 * 24 * 60) * 60_000,
    }));
  const all = [...claimed, ...unused];
  const end = (at: number) => startOfDay(addDays(dayOf(at, timeZone), GOOD_DAYS + 1), timeZone);
  await give(
    tx,
    all.map(({ couponId, member, at }) => ({
      couponId,
      member,
      claimedAt: at,
      validUntil: end(at),
    })),
  );
  const names = new Map(codes.map(({ id, code }) => [id, code]));
  const ids = new Map(members.map(({ id, externalId }) => [externalId, id]));
  await recordActivities(
    tx,
    all.map(({ couponId, member, at }) => ({
      actor,
      at,
      resource: 'coupons',
      recordId: couponId,
      recordName: names.get(couponId) ?? null,
      verb: 'issue',
      after: { memberId: ids.get(member) ?? null, by: 'claim' },
    })),
  );
  return unused;
};

const CHANNELS = ['app', 'web', 'wechat'];
const MINUTE = 60_000;
const SHOWN_DAYS = 12;

/** A refused attempt to use a code; `since`: the earliest instant of the attempt. */
export interface Attempt {
  code: string;
  verdict: PromotionVerdict;
  memberId: number | null;
  since?: number;
}
/** Writes the refused attempts of recent days, with their reasons. */
export const writeAttempts = async (
  tx: Db,
  random: Random,
  now: number,
  attempts: readonly Attempt[],
) => {
  for (const { code, verdict, memberId, since = 0 } of attempts) {
    const earliest = Math.max(since, now - SHOWN_DAYS * 1440 * MINUTE);
    await recordAttempts(tx, [{ code, verdict }], {
      at: Math.round(Math.max(earliest, now - random.next() * (now - earliest) - MINUTE)),
      memberId,
      orderId: null,
      channel: random.pick(CHANNELS),
    });
  }
};
