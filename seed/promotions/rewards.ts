/** What members of the demo store redeem points for, and what some have redeemed in the last days. */
import { CouponBatchInput } from '#contract/promotions/coupons';
import { PointRewardInput } from '#contract/promotions/pointRewards';
import type { Connection, Db } from '#db';
import { query } from '#db/statements';
import type { Writer } from '#server/platform/records/writer';
import { createReward } from '#server/promotions/pointRewards/actions';
import { cancelReward } from '#server/promotions/redeemedRewards/cancel';
import { loadCatalogue } from '#server/promotions/redeemedRewards/catalogue';
import { fulfilReward } from '#server/promotions/redeemedRewards/fulfil';
import { type Redeeming, redeemReward } from '#server/promotions/redeemedRewards/redeem';
import type { Random } from '../shared/random.ts';
import { writeBatch } from './codes.ts';
import type { Planning } from './openCheckout.ts';
import type { PromotionKey } from './runningPlans.ts';
import { plannersOf } from './staff.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const OFFERED_DAYS = 20;
const REDEEMED_DAYS = 2;
/** How many members have redeemed one. */
const REDEEMED = 12;
const APART = 97 * 60_000;

const MONTHLY = { times: 1, period: 'month' } as const;
const GIFTS = [
  {
    kind: 'gift',
    names: { en: 'Bluewood mug', zh: '蓝木马克杯' },
    descriptions: {
      en: 'Stoneware, 350 ml, with the tree of the shop.',
      zh: '350 毫升炻瓷杯，印有店铺小树图案。',
    },
    points: 800,
    byLevel: [{ fromLevel: 'premium', points: 600, times: 2 }],
    perMember: { times: 1, period: 'year' },
    stock: 60,
  },
  {
    kind: 'gift',
    names: { en: 'Evening of tea tasting for two', zh: '双人品茶会名额' },
    descriptions: {
      en: 'In the shop on Huaihai Road; the date is arranged by phone.',
      zh: '淮海路门店举行，日期电话预约。',
    },
    points: 1500,
    audience: { levels: [], fromLevel: 'premium' },
    perMember: { times: 1, period: 'ever' },
    stock: 12,
  },
] as const;
const CODES = [
  {
    of: 'weekly',
    batch: { name: 'For points 积分兑换券', prefix: 'PTS-', quantity: 300, daysAfterClaim: 30 },
    reward: {
      kind: 'coupon',
      names: { en: '5 % off an order', zh: '全店95折券' },
      points: 300,
      perMember: MONTHLY,
    },
  },
  {
    of: 'homeVoucher',
    batch: {
      name: 'Home for points 积分家居券',
      prefix: 'PTH-',
      quantity: 150,
      daysAfterClaim: 14,
    },
    reward: {
      kind: 'productDiscount',
      names: { en: '15 off home goods from 150', zh: '家居满150减15券' },
      points: 400,
      perMember: MONTHLY,
      maxRedeemed: 100,
    },
  },
] as const satisfies readonly { of: PromotionKey; batch: object; reward: object }[];

const writeOffers = async (tx: Db, random: Random, writer: Writer, planning: Planning | null) => {
  for (const gift of GIFTS) await createReward(tx, writer, PointRewardInput.parse(gift));
  for (const { of, batch, reward } of CODES) {
    const promotionId = planning?.promotions.get(of);
    if (promotionId === undefined) continue;
    const form = { kind: 'unique', promotionId, length: 10, claim: { bound: true }, ...batch };
    const { id } = await writeBatch(tx, random, writer, CouponBatchInput.parse(form));
    await createReward(tx, writer, PointRewardInput.parse({ ...reward, batchId: id }));
  }
};

interface Rich {
  id: number;
  name: string | null;
  phone: string | null;
  address: string | null;
}
/** Members with the most points, whose points nobody has moved since. */
const richMembers = (tx: Db, at: number) =>
  query<Rich>(
    tx,
    `select m.id, m.name, m.phone, m.address from members m join point_accounts a on a.member_id = m.id
     join (select member_id, sum(remaining) as points from point_lots
         where available_at <= ? and (expires_at is null or expires_at > ?) group by member_id) l on l.member_id = m.id
     where a.written_at < ? and a.arrears = 0 and m.joined_at is not null
     order by l.points desc, m.id limit ?`,
    [at, at, at, REDEEMED],
  );

/** The dearest first, and each another one than the member before, if possible. Returns the ids of the gifts. */
const redeemSome = async (tx: Db, writer: Redeeming): Promise<number[]> => {
  const gifts: number[] = [];
  for (const [index, { id, name, phone, address }] of (
    await richMembers(tx, writer.now)
  ).entries()) {
    const redeeming = { ...writer, now: writer.now + index * APART };
    const { rewards } = await loadCatalogue(tx, redeeming, id);
    const possible = rewards.filter(({ canRedeem }) => canRedeem).toReversed();
    const reward = possible[index % Math.max(1, possible.length)];
    if (!reward) continue;
    const isGift = reward.kind === 'gift';
    const row = await redeemReward(tx, redeeming, {
      externalId: `R-${String(index + 1).padStart(5, '0')}`,
      memberId: id,
      rewardId: reward.id,
      points: reward.points,
      recipient: isGift ? name : null,
      phone: isGift ? phone : null,
      address: isGift ? address : null,
    });
    if (isGift) gifts.push(row.id);
  }
  return gifts;
};

/** The second gift was sent, the third one cancelled; the others wait. */
const settleGifts = async (tx: Db, writer: Writer, [, sent, broken]: readonly number[]) => {
  if (sent !== undefined)
    await fulfilReward(tx, writer, sent, {
      carrier: 'SF Express 顺丰速运',
      trackingNumber: 'SF1402938475610',
      note: null,
      version: 1,
    });
  if (broken !== undefined)
    await cancelReward(tx, writer, broken, {
      reason: 'Arrived broken at the warehouse / 入库时破损',
      version: 1,
    });
};

/** Call it once members have their levels; `writer.now` is the instant of seeding. */
export const writeRewards = async (
  connection: Connection,
  random: Random,
  planning: Planning | null,
  writer: Writer,
) => {
  const at = (days: number): Writer => ({ ...writer, now: writer.now - days * DAY });
  await connection.transaction(async (tx) => {
    const { marketer, manager } = await plannersOf(tx);
    const offering: Writer = { ...at(OFFERED_DAYS), actor: marketer };
    // A random stream of its own, so that a repeated transaction writes the same rows.
    await writeOffers(tx, random.fork('rewards'), offering, planning);
    const gifts = await redeemSome(tx, { ...at(REDEEMED_DAYS), owner: connection });
    await settleGifts(tx, { ...at(1), now: writer.now - 3 * HOUR, actor: manager }, gifts);
  });
};
