/** What customers read of their refunds. Pure. */
import type { Language } from '#shared/localization';

interface Words {
  title: string;
  underWay: string;
  paid: string;
}

export const REFUND_WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Refunds',
    underWay: 'Approved. The money is on its way to you.',
    paid: 'Refunded:',
  },
  zh: { title: '退款', underWay: '已同意退款，款项正在退回。', paid: '已退款：' },
};
