/** What customers read of their refunds. Pure. */
import type { Language } from '#shared/localization';

interface Words {
  title: string;
  underWay: string;
  failed: string;
  paid: string;
  part: string;
}

export const REFUND_WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Refunds',
    underWay: 'Approved. The money is on its way to you.',
    failed:
      'The payment did not go through. We are sending it again, or contact you about another way.',
    paid: 'Refunded:',
    part: 'We have refunded the rest in another way.',
  },
  zh: {
    title: '退款',
    underWay: '已同意退款，款项正在退回。',
    failed: '退款未成功，我们会重新退款，或与您联系更换退款方式。',
    paid: '已退款：',
    part: '其余款项已通过其他方式退还。',
  },
};
