/** What the store's own systems are told of promotions, codes and redemptions. */
import * as z from 'zod';
import { type EventType, MAX_ENTRIES } from '#contract/platform/outbox';
import { ISSUED_BY } from '#contract/promotions/coupons/issuing';
import { PROMOTION_PHASES } from '#contract/promotions/promotions';
import { id, instant, whole } from '#shared/fields';
import type { Localized } from '#shared/localization';
import type { PromotionChange } from './promotions/tellPromotion.ts';

const Promotion = z.strictObject({
  /** As in the allocations of a quote. */
  promotionId: id(),
  revision: whole('version'),
  phase: z.enum(PROMOTION_PHASES),
  startsAt: instant(),
  /** Null without an end. */
  endsAt: instant().nullable(),
});

const ofPromotion = (
  change: PromotionChange,
  names: Localized,
  descriptions: Localized,
): EventType => ({ type: `promotion.${change}`, names, descriptions, data: Promotion });

const ofBatch = { batchId: id(), promotionId: id() };
const Code = z.string();

export const PROMOTION_EVENTS: readonly EventType[] = [
  ofPromotion(
    'published',
    { en: 'Promotion published', zh: '促销已发布' },
    {
      en: 'Its first terms are in force. It begins now, or later at its start.',
      zh: '首个版本已生效，立即开始或在设定的时间开始。',
    },
  ),
  ofPromotion(
    'changed',
    { en: 'Promotion changed', zh: '促销已变更' },
    { en: 'Another version of its terms is in force.', zh: '新版本已生效。' },
  ),
  ofPromotion(
    'started',
    { en: 'Promotion started', zh: '促销已开始' },
    {
      en: 'It applies to baskets from now on, by a decision or because its time came.',
      zh: '从此刻起对购物车生效，无论是人工操作还是到达开始时间。',
    },
  ),
  ofPromotion(
    'ended',
    { en: 'Promotion ended', zh: '促销已结束' },
    {
      en: 'It applies to no further basket: it was ended or archived, or its time was over.',
      zh: '不再对任何购物车生效：已手动结束、归档，或已到结束时间。',
    },
  ),
  ofPromotion(
    'paused',
    { en: 'Promotion paused', zh: '促销已暂停' },
    { en: 'It applies to no basket for now.', zh: '暂时不对任何购物车生效。' },
  ),
  ofPromotion(
    'resumed',
    { en: 'Promotion resumed', zh: '促销已恢复' },
    { en: 'It applies again, within its period.', zh: '在活动期内恢复生效。' },
  ),
  {
    type: 'coupon.issued',
    names: { en: 'Coupons issued', zh: '优惠券已发放' },
    descriptions: {
      en: 'Members got codes: claimed, given by staff, for what they did, or for points. Up to 500 codes in one message.',
      zh: '会员获得了券码：自行领取、人工发放、因行为发放或积分兑换。一条消息最多包含 500 个券码。',
    },
    data: z.strictObject({
      ...ofBatch,
      issuedBy: z.enum(ISSUED_BY),
      validUntil: instant().nullable(),
      coupons: z
        .array(
          z.strictObject({
            code: Code,
            /** The store's id of the member. */
            member: z.string().nullable(),
          }),
        )
        .max(MAX_ENTRIES),
    }),
  },
  {
    type: 'coupon.redeemed',
    names: { en: 'Coupons redeemed', zh: '优惠券已核销' },
    descriptions: {
      en: 'An order reserved codes. They go back if it is not paid in time.',
      zh: '订单占用了券码。如未按时付款，会退回。',
    },
    data: z.strictObject({
      orderId: z.string(),
      coupons: z.array(z.strictObject({ code: Code, ...ofBatch })),
    }),
  },
  {
    type: 'coupon.voided',
    names: { en: 'Coupons revoked', zh: '优惠券已作废' },
    descriptions: {
      en: 'A code can no longer be used, or none of a whole batch.',
      zh: '某个券码或整个批次的券码不能再使用。',
    },
    data: z.strictObject({
      ...ofBatch,
      /** Null: no code of the batch can be used any more. */
      code: Code.nullable(),
    }),
  },
  {
    type: 'redemption.released',
    names: { en: 'Reservation lapsed', zh: '占用已超时释放' },
    descriptions: {
      en: 'An order was not paid in time, and what it had reserved is free for others. A later payment is still taken until another order is reserved.',
      zh: '订单未按时付款，其占用的优惠已可供他人使用。在其他订单占用优惠之前，逾期付款仍会被接受。',
    },
    data: z.strictObject({ orderId: z.string(), codes: z.array(Code) }),
  },
];
