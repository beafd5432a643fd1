/** What customers read of the after-sales policy, written from its terms in every language. Pure. */
import type {
  FreightPayer,
  GoodsPolicy,
  PolicyTerms,
  ReturnVerdict,
} from '#contract/service/policies';
import type { Language } from '#shared/localization';

type Returnable = GoodsPolicy['returnable'];

interface Words {
  days: (count: number) => string;
  months: (count: number) => string;
  percent: (basisPoints: number) => string;
  day: (day: string) => string;
  allowed: Record<ReturnVerdict['purpose'], (last: string) => string>;
  notDelivered: string;
  notShipped: string;
  nothingLeft: string;
  notOffered: Record<ReturnVerdict['purpose'], string>;
  tooLate: Record<ReturnVerdict['purpose'], (last: string) => string>;
  kept: Record<Exclude<Returnable, 'yes'>, string>;
  noReason: (days: string) => string;
  fault: (days: string) => string;
  exchange: (days: string) => string;
  warranty: (months: string) => string;
  fee: (percent: string) => string;
  freightByChoice: Record<FreightPayer, string>;
  freightAtFault: Record<FreightPayer, string>;
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const shareOf = (basisPoints: number) => String(basisPoints / 100);

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    days: (count) => plural(count, 'day', 'days'),
    months: (count) => plural(count, 'month', 'months'),
    percent: (basisPoints) => `${shareOf(basisPoints)}%`,
    day: (day) =>
      new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
        Date.parse(`${day}T00:00:00Z`),
      ),
    allowed: {
      noReason: (last) => `Can be returned without giving a reason until ${last}.`,
      fault: (last) => `Can be returned because of a fault until ${last}.`,
      exchange: (last) => `Can be exchanged until ${last}.`,
      repair: (last) => `Under warranty until ${last}.`,
    },
    notDelivered: 'On its way. The period begins on the day after it arrives.',
    notShipped: 'Not shipped yet. Ask us to cancel it instead.',
    nothingLeft: 'Everything of this line has been returned already.',
    notOffered: {
      noReason: 'These goods cannot be returned without a reason.',
      fault: 'A fault is handled under the warranty.',
      exchange: 'These goods cannot be exchanged.',
      repair: 'These goods have no warranty.',
    },
    tooLate: {
      noReason: (last) => `The period for returns ended on ${last}.`,
      fault: (last) => `The period for returns because of a fault ended on ${last}.`,
      exchange: (last) => `The period for exchanges ended on ${last}.`,
      repair: (last) => `The warranty ended on ${last}.`,
    },
    kept: {
      madeToOrder:
        'Made to order: cannot be returned or exchanged unless something is wrong with it.',
      perishable: 'Perishable: cannot be returned or exchanged unless something is wrong with it.',
      hygiene:
        'For reasons of hygiene it cannot be returned or exchanged unless something is wrong with it.',
      digital: 'Digital goods cannot be returned or exchanged unless something is wrong with them.',
      final: 'Final sale: cannot be returned or exchanged unless something is wrong with it.',
    },
    noReason: (days) => `Returns without giving a reason within ${days} after delivery.`,
    fault: (days) => `Returns because of a fault within ${days} after delivery.`,
    exchange: (days) => `Exchanges within ${days} after delivery.`,
    warranty: (months) => `Warranty for ${months} after delivery.`,
    fee: (percent) => `We keep ${percent} of the price when goods come back without a reason.`,
    freightByChoice: {
      merchant: 'We pay for sending goods back.',
      customer: 'You pay for sending goods back unless something is wrong with them.',
    },
    freightAtFault: {
      merchant: 'If something is wrong with the goods, we pay for sending them back.',
      customer: 'You pay for sending goods back.',
    },
  },
  zh: {
    days: (count) => `${count}天`,
    months: (count) => `${count}个月`,
    percent: (basisPoints) => `${shareOf(basisPoints)}%`,
    day: (day) => {
      const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
      return `${year}年${month}月${date}日`;
    },
    allowed: {
      noReason: (last) => `可无理由退货，截止${last}。`,
      fault: (last) => `质量问题可退货，截止${last}。`,
      exchange: (last) => `可换货，截止${last}。`,
      repair: (last) => `保修期至${last}。`,
    },
    notDelivered: '运输中，期限自签收次日起计算。',
    notShipped: '尚未发货，可联系我们取消。',
    nothingLeft: '此商品已全部退回。',
    notOffered: {
      noReason: '此商品不支持无理由退货。',
      fault: '质量问题按保修处理。',
      exchange: '此商品不支持换货。',
      repair: '此商品无保修。',
    },
    tooLate: {
      noReason: (last) => `已过无理由退货期限（${last}）。`,
      fault: (last) => `已过质量问题退货期限（${last}）。`,
      exchange: (last) => `已过换货期限（${last}）。`,
      repair: (last) => `已过保修期（${last}）。`,
    },
    kept: {
      madeToOrder: '定制商品，非质量问题不支持退换。',
      perishable: '鲜活易腐商品，非质量问题不支持退换。',
      hygiene: '贴身卫生用品，非质量问题不支持退换。',
      digital: '数字化商品，非质量问题不支持退换。',
      final: '特价清仓商品，非质量问题不支持退换。',
    },
    noReason: (days) => `签收后${days}内可无理由退货。`,
    fault: (days) => `签收后${days}内，质量问题可退货。`,
    exchange: (days) => `签收后${days}内可换货。`,
    warranty: (months) => `签收后保修${months}。`,
    fee: (percent) => `无理由退货收取商品价款${percent}的手续费。`,
    freightByChoice: {
      merchant: '退货运费由商家承担。',
      customer: '非质量问题的退货运费由您承担。',
    },
    freightAtFault: {
      merchant: '质量问题的退货运费由商家承担。',
      customer: '退货运费由您承担。',
    },
  },
};

/** Why goods may come back for a purpose or not. */
export const verdictText = (
  { purpose, answer, lastDay, returnable }: ReturnVerdict,
  language: Language,
): string => {
  const words = WORDS[language];
  const last = lastDay === null ? '' : words.day(lastDay);
  if (answer === 'allowed') return words.allowed[purpose](last);
  if (answer === 'tooLate') return words.tooLate[purpose](last);
  if (answer === 'notOffered') return words.notOffered[purpose];
  if (answer === 'nonReturnable') return words.kept[returnable ?? 'final'];
  return words[answer];
};

/** What holds for goods, as sentences. */
export const goodsTexts = (
  { returnable, noReasonDays, faultDays, exchangeDays, warrantyMonths, restockingFee }: GoodsPolicy,
  language: Language,
): string[] => {
  const words = WORDS[language];
  const isKept = returnable !== 'yes';
  return [
    ...(isKept ? [words.kept[returnable]] : []),
    ...(!isKept && noReasonDays > 0 ? [words.noReason(words.days(noReasonDays))] : []),
    ...(!isKept && noReasonDays === 0 ? [words.notOffered.noReason] : []),
    ...(faultDays > 0 ? [words.fault(words.days(faultDays))] : []),
    ...(!isKept && exchangeDays > 0 ? [words.exchange(words.days(exchangeDays))] : []),
    ...(warrantyMonths > 0 ? [words.warranty(words.months(warrantyMonths))] : []),
    ...(!isKept && noReasonDays > 0 && restockingFee > 0
      ? [words.fee(words.percent(restockingFee))]
      : []),
  ];
};

/** Who pays for sending goods back, as sentences. */
export const freightTexts = (
  { freight }: Pick<PolicyTerms, 'freight'>,
  language: Language,
): string[] => {
  const words = WORDS[language];
  // A shop that pays always, or never, says so once.
  if (freight.customer === freight.merchant)
    return [
      freight.customer === 'merchant'
        ? words.freightByChoice.merchant
        : words.freightAtFault.customer,
    ];
  return [words.freightByChoice[freight.customer], words.freightAtFault[freight.merchant]];
};
