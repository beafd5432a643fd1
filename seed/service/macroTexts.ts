/** Canned replies and macros of the demo store. */
import type { MacroInput } from '#contract/service/macros';

type SeedMacro = Pick<MacroInput, 'names' | 'shortcut' | 'texts'> &
  Partial<Omit<MacroInput, 'names' | 'shortcut' | 'texts'>>;

export const SEED_MACROS: readonly SeedMacro[] = [
  {
    shortcut: 'hello',
    names: { en: 'Greeting', zh: '问候' },
    texts: {
      en: 'Dear {{customerName}},\n\nthank you for writing to {{storeName}}. I am looking into it now.\n\n{{agentName}}',
      zh: '{{customerName}}您好，感谢联系{{storeName}}。我正在为您核实，请稍候。\n\n{{agentName}}',
    },
  },
  {
    shortcut: 'parcel',
    names: { en: 'Parcel under way', zh: '包裹在途' },
    texts: {
      en: 'Order {{orderNumber}} is on its way. It usually arrives within three days; we will write again if it is late.',
      zh: '您的订单 {{orderNumber}} 已在配送途中，一般三天内送达。如有延误我们会主动联系您。',
    },
  },
  {
    shortcut: 'photo',
    names: { en: 'Ask for a photo', zh: '请提供照片' },
    texts: {
      en: 'Please send us a photo of the damage and of the parcel, and name ticket {{ticketNumber}}.',
      zh: '麻烦您提供商品破损处和外包装的照片，并注明工单号 {{ticketNumber}}。',
    },
    next: 'askCustomer',
    tags: ['待补照片'],
  },
  {
    shortcut: 'solved',
    names: { en: 'Solved, next ticket', zh: '已解决并处理下一单' },
    texts: {
      en: 'This is settled now. Please write to us again if anything is missing.',
      zh: '您的问题已处理完毕，如还有疑问请随时联系我们。',
    },
    next: 'resolve',
    resolution: 'answered',
    opensNext: true,
  },
  {
    shortcut: 'urgent',
    names: { en: 'Hand to the manager', zh: '升级给店长' },
    texts: {
      en: 'The customer is upset about order {{orderNumber}}. Please call today.',
      zh: '客户对订单 {{orderNumber}} 不满，请今天内电话联系。',
    },
    kind: 'internal',
    priority: 'P1',
    tags: ['升级'],
  },
];
