/** Tells members of codes that they were given without asking for them. */
import { eq } from 'drizzle-orm';
import type { MessageKind } from '#contract/platform/messages';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { dayOf } from '#shared/days';
import { recordMessages } from '../../platform/messages/recordMessages.ts';
import { isKindOn } from '../../platform/messages/templates.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchRow } from './record.ts';
import type { IssuedCoupon } from './tellCoupons.ts';

export const COUPON_GIVEN: MessageKind<'coupon' | 'code' | 'lastDay'> = {
  key: 'couponGiven',
  names: { en: 'A coupon for a member', zh: '优惠券到账' },
  descriptions: {
    en: 'Sends a member the code that staff, a level, a birthday or something that the member did has brought.',
    zh: '员工发放、升级、生日或会员行为带来优惠券时，将券码发给会员。',
  },
  purpose: 'marketing',
  startsOff: true,
  variables: {
    coupon: {
      descriptions: { en: 'What the promotion is called for shoppers', zh: '促销的展示名称' },
      example: { en: '5 % off', zh: '95折券' },
    },
    code: {
      descriptions: { en: 'The code', zh: '券码' },
      example: 'BDAY-7KM2P9QX4T',
    },
    lastDay: {
      descriptions: { en: 'Last day on which it can be used', zh: '可用的最后一天' },
      example: { day: '2026-12-31' },
    },
  },
  subjects: { en: 'For you: {{coupon}}', zh: '送您一张优惠券：{{coupon}}' },
  bodies: {
    en: `Dear {{memberName}},

here is a code for you: {{code}}
It brings {{coupon}}. Last day: {{lastDay}}.

{{storeName}}`,
    zh: `尊敬的{{memberName}}：

送您一张优惠券，券码：{{code}}
优惠内容：{{coupon}}。最后使用日期：{{lastDay}}。

{{storeName}}`,
  },
};

/** Of codes without an end. */
const NO_LAST_DAY = { en: 'as long as the offer lasts', zh: '活动期间' };

const labelsOf = prepared({ id: promotions.id }, (q, { id }) =>
  q.select({ labels: promotions.labels }).from(promotions).where(eq(promotions.id, id)),
);

/** `validUntil`: the end of the codes, UTC ms; null where only the promotion limits them. */
export const messageGiven = async (
  tx: Db,
  writer: Writer,
  { promotionId }: Pick<BatchRow, 'promotionId'>,
  issued: readonly IssuedCoupon[],
  validUntil: number | null,
): Promise<void> => {
  if (issued.length === 0 || !(await isKindOn(tx, COUPON_GIVEN))) return;
  const labels = (await labelsOf(tx, { id: promotionId }))[0]?.labels ?? {};
  const { now, settings } = writer;
  const lastDay =
    validUntil === null ? NO_LAST_DAY : { day: dayOf(validUntil - 1, settings.timeZone) };
  await recordMessages(
    tx,
    writer,
    COUPON_GIVEN,
    issued.map(({ couponId, memberId, code }) => ({
      memberId,
      key: String(couponId),
      at: now,
      ...(validUntil !== null && { until: validUntil }),
      variables: { coupon: labels, code, lastDay },
    })),
  );
};
