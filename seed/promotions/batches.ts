/** The batches of codes of the demo store: two with a shared code, five with unique codes. */
import { type CouponBatchDraft, CouponBatchInput } from '#contract/promotions/coupons';
import type { Db } from '#db';
import type { Writer } from '#server/platform/records/writer';
import type { Random } from '../shared/random.ts';
import { writeBatch } from './codes.ts';
import type { SeedContext } from './seedContext.ts';
import type { Planners } from './staff.ts';
import type { PromotionKey } from './runningPlans.ts';

type Draft<D> = D extends unknown ? Omit<D, 'promotionId'> : never;
export type BatchKey =
  | 'weekly'
  | 'newMember'
  | 'homeVoucher'
  | 'premiumThanks'
  | 'partners'
  | 'levelReached'
  | 'birthday';

const batchesOf = (
  context: SeedContext,
): Record<BatchKey, Draft<CouponBatchDraft> & { of: PromotionKey }> => ({
  weekly: { of: 'weekly', kind: 'shared', name: 'Weekly coupon 每周券', code: 'WEEKLY5' },
  newMember: { of: 'newMember', kind: 'shared', name: 'First order 首单券', code: 'NEW10' },
  homeVoucher: {
    of: 'homeVoucher',
    kind: 'unique',
    name: 'Home vouchers 家居券',
    prefix: 'HOME-',
    length: 10,
    quantity: 2000,
    validUntil: context.day(20),
    daysAfterClaim: 14,
    claim: { open: true, bound: true, perMember: 2 },
  },
  premiumThanks: {
    of: 'premiumThanks',
    kind: 'unique',
    name: 'For premium members 高级会员答谢',
    prefix: 'GOLD-',
    length: 10,
    quantity: 400,
    validUntil: context.day(18),
    claim: { bound: true, levels: ['premium'] },
  },
  partners: {
    of: 'weekly',
    kind: 'unique',
    name: 'Partner blogs 合作博主',
    prefix: 'BLOG',
    length: 9,
    quantity: 200,
    usesPerCode: 5,
    validUntil: context.day(30),
  },
  levelReached: {
    of: 'weekly',
    kind: 'unique',
    name: 'For a new level 升级礼券',
    prefix: 'UP-',
    length: 10,
    quantity: 1000,
    daysAfterClaim: 30,
    claim: { bound: true, event: 'level_reached', fromLevel: 'plus', perMember: 3 },
  },
  birthday: {
    of: 'weekly',
    kind: 'unique',
    name: 'Birthday coupons 生日券',
    prefix: 'BDAY-',
    length: 10,
    quantity: 1000,
    daysAfterClaim: 30,
    claim: { bound: true, event: 'birthday', fromLevel: 'plus', perMember: 5 },
  },
});

interface Place {
  context: SeedContext;
  planners: Planners;
  promotions: ReadonlyMap<PromotionKey, number>;
  /** The writer at so many minutes after the opening. */
  at: (minutes: number) => Writer;
}
/** Writes the batches, one hour after the promotions. */
export const writeBatches = async (
  tx: Db,
  random: Random,
  { context, planners, promotions, at }: Place,
) => {
  const drafts = batchesOf(context);
  const write = async (key: BatchKey, minutes: number) => {
    const { of, ...draft } = drafts[key];
    const input = CouponBatchInput.parse({ ...draft, promotionId: promotions.get(of) });
    return writeBatch(tx, random, { ...at(minutes), actor: planners.marketer }, input);
  };
  const weekly = await write('weekly', 240);
  const newMember = await write('newMember', 245);
  const vouchers = await write('homeVoucher', 250);
  const premium = await write('premiumThanks', 260);
  const partners = await write('partners', 270);
  const levelReached = await write('levelReached', 280);
  const birthday = await write('birthday', 290);
  const first = ([code]: readonly { id: number; code: string }[]) => {
    if (!code) throw new Error('A shared batch has its code');
    return code;
  };
  return {
    batches: new Map<BatchKey, number>([
      ['weekly', weekly.id],
      ['newMember', newMember.id],
      ['homeVoucher', vouchers.id],
      ['premiumThanks', premium.id],
      ['partners', partners.id],
      ['levelReached', levelReached.id],
      ['birthday', birthday.id],
    ]),
    vouchers: vouchers.codes,
    shared: new Map<PromotionKey, { id: number; code: string }>([
      ['weekly', first(weekly.codes)],
      ['newMember', first(newMember.codes)],
    ]),
  };
};
