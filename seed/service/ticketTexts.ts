/** What customers of the demo store asked, and what was answered. */
import type { TicketChannel } from '#contract/service/messages';
import type { Department } from '#contract/service/tasks';
import type { MessageInput } from '#contract/service/replies';
import type { Resolution, TicketPriority, TicketType, WaitingOn } from '#contract/service/tickets';

type Said = { hours: number } & (
  | { by: 'customer'; body: string }
  | {
      by: 'agent' | 'manager';
      kind: MessageInput['kind'];
      body: string;
      next?: MessageInput['next'];
      resolution?: Exclude<Resolution, 'noReply'>;
    }
  | { by: 'agent' | 'manager'; hold: WaitingOn; days: number; reason: string }
  | { by: 'agent' | 'manager'; task: string; department: Department; days: number }
);

export interface SeedTicket {
  type: TicketType;
  channel: TicketChannel;
  priority: TicketPriority;
  severity?: number;
  subject: string;
  message: string;
  tags?: readonly string[];
  /** Hours before now. */
  hoursAgo: number;
  /** Whether it is about the customer's last order. */
  isAboutOrder: boolean;
  /** What followed, in hours after it was opened. */
  story: readonly Said[];
}

export const SEED_TICKETS: readonly SeedTicket[] = [
  {
    type: 'consultation',
    channel: 'wechat',
    priority: 'P3',
    subject: '包裹三天没有更新物流',
    message: '我的包裹显示已发出，但是三天没有更新了，什么时候能到？',
    hoursAgo: 700,
    isAboutOrder: true,
    story: [
      { hours: 1, by: 'agent', kind: 'public', body: '您好，已联系物流公司核实，今天内给您答复。' },
      {
        hours: 20,
        by: 'agent',
        kind: 'public',
        body: '包裹已到本地网点，预计明天送达。',
        next: 'resolve',
        resolution: 'answered',
      },
    ],
  },
  {
    type: 'complaint',
    channel: 'app',
    priority: 'P2',
    severity: 3,
    subject: 'The mug arrived in pieces',
    message: 'I opened the box and the mug is broken. This is the second time this year.',
    tags: ['broken', '破损'],
    hoursAgo: 410,
    isAboutOrder: true,
    story: [
      {
        hours: 0.5,
        by: 'agent',
        kind: 'public',
        body: 'I am very sorry. Could you send a photo of the box?',
        next: 'askCustomer',
      },
      { hours: 5, by: 'customer', body: 'Here it is. The box has no padding at all.' },
      {
        hours: 6,
        by: 'agent',
        kind: 'internal',
        body: 'Third report of this box in two weeks: tell the warehouse.',
      },
      {
        hours: 7,
        by: 'agent',
        kind: 'public',
        body: 'A new mug leaves today. Keep the old one.',
        next: 'resolve',
        resolution: 'replaced',
      },
    ],
  },
  {
    type: 'care',
    channel: 'phone',
    priority: 'P4',
    subject: '购买后满意度回访',
    message: '新会员首单回访：询问收货与使用情况。',
    hoursAgo: 380,
    isAboutOrder: true,
    story: [
      {
        hours: 3,
        by: 'agent',
        kind: 'call',
        body: '客户对商品满意，希望多一些小件赠品。',
        next: 'resolve',
        resolution: 'answered',
      },
    ],
  },
  {
    type: 'consultation',
    channel: 'site',
    priority: 'P3',
    subject: 'Does the lamp fit a 220 V socket?',
    message: 'I moved abroad. Can I use the lamp here with an adapter?',
    hoursAgo: 360,
    isAboutOrder: false,
    story: [
      {
        hours: 2,
        by: 'agent',
        kind: 'public',
        body: 'Yes, it takes 100 to 240 V. Which socket do you have?',
        next: 'askCustomer',
      },
    ],
  },
  {
    type: 'return',
    channel: 'marketplace',
    priority: 'P3',
    subject: '尺码偏小，想退货',
    message: '衣服比尺码表小一号，吊牌没拆，可以退吗？',
    tags: ['尺码'],
    hoursAgo: 90,
    isAboutOrder: true,
    story: [
      {
        hours: 1,
        by: 'agent',
        kind: 'public',
        body: '可以的，七天内支持无理由退货。请问需要上门取件吗？',
        next: 'askCustomer',
      },
      { hours: 9, by: 'customer', body: '需要，明天上午在家。' },
      { hours: 10, by: 'agent', hold: 'carrier', days: 4, reason: '等待上门取件' },
    ],
  },
  {
    type: 'exchange',
    channel: 'counter',
    priority: 'P3',
    subject: 'Wrong colour in the box',
    message: 'I ordered the blue cushion and got the green one.',
    hoursAgo: 70,
    isAboutOrder: true,
    story: [
      {
        hours: 0.3,
        by: 'agent',
        kind: 'public',
        body: 'Sorry! We check whether a blue one is in stock.',
      },
      {
        hours: 1,
        by: 'agent',
        task: 'Count the blue cushions 清点蓝色靠垫',
        department: 'warehouse',
        days: 4,
      },
      {
        hours: 2,
        by: 'agent',
        hold: 'department',
        days: 2,
        reason: 'Warehouse counts the blue ones',
      },
    ],
  },
  {
    type: 'repair',
    channel: 'phone',
    priority: 'P3',
    subject: '台灯开关接触不良',
    message: '用了半年，开关要按好几次才亮，还在保修期吗？',
    hoursAgo: 54,
    isAboutOrder: true,
    story: [
      {
        hours: 1,
        by: 'agent',
        kind: 'public',
        body: '保修一年，可以免费维修。方便寄回吗？运费由我们承担。',
        next: 'askCustomer',
      },
    ],
  },
  {
    type: 'complaint',
    channel: 'social',
    priority: 'P1',
    severity: 2,
    subject: '香薰蜡烛烧裂了玻璃杯',
    message: '点了一个小时玻璃杯就裂了，差点烫到孩子，你们的质量怎么检查的？',
    tags: ['安全', '质量'],
    hoursAgo: 30,
    isAboutOrder: true,
    story: [
      {
        hours: 0.2,
        by: 'manager',
        kind: 'public',
        body: '非常抱歉给您带来惊吓。请先停止使用，我们马上为您处理，并已暂停该批次销售。',
      },
      { hours: 0.4, by: 'manager', kind: 'internal', body: '请质检今天核对该批次，并联系供应商。' },
      { hours: 3, by: 'customer', body: '孩子没事，但希望你们给个说法。' },
    ],
  },
  {
    type: 'consultation',
    channel: 'app',
    priority: 'P3',
    subject: 'Points of last week’s order are missing',
    message: 'My order was delivered, but I cannot see the points.',
    hoursAgo: 26,
    isAboutOrder: true,
    story: [
      {
        hours: 2,
        by: 'agent',
        kind: 'public',
        body: 'They come once the return period is over, next Tuesday.',
        next: 'resolve',
        resolution: 'answered',
      },
      { hours: 22, by: 'customer', body: 'Thanks, now I understand!' },
    ],
  },
  {
    type: 'dispute',
    channel: 'marketplace',
    priority: 'P2',
    subject: '平台介入：客户称未收到货',
    message: '物流显示已签收，但我本人没有收到，也没有授权代签。',
    tags: ['平台介入'],
    hoursAgo: 20,
    isAboutOrder: true,
    story: [
      { hours: 1, by: 'agent', kind: 'internal', body: '已向物流公司索取签收底单。' },
      { hours: 1.2, by: 'agent', hold: 'carrier', days: 3, reason: '等待签收底单' },
    ],
  },
  {
    type: 'consultation',
    channel: 'site',
    priority: 'P4',
    subject: 'Invoice with the company’s name',
    message: 'Could I get an invoice made out to my company?',
    hoursAgo: 9,
    isAboutOrder: true,
    story: [
      {
        hours: 1,
        by: 'agent',
        kind: 'public',
        body: 'Of course. It is attached to your order now.',
        next: 'resolve',
        resolution: 'answered',
      },
    ],
  },
  {
    type: 'consultation',
    channel: 'wechat',
    priority: 'P3',
    subject: '生日券怎么没有发给我',
    message: '今天是我生日，往年都有优惠券，今年没有收到。',
    hoursAgo: 5,
    isAboutOrder: false,
    story: [],
  },
  {
    type: 'complaint',
    channel: 'app',
    priority: 'P2',
    severity: 3,
    subject: 'Charged twice for one order',
    message: 'My bank shows two payments for the same order. Please check.',
    hoursAgo: 3,
    isAboutOrder: true,
    story: [],
  },
  {
    type: 'return',
    channel: 'app',
    priority: 'P3',
    subject: '收到的颜色和图片差别很大',
    message: '图片是米白，收到的偏黄，想退款。',
    hoursAgo: 2,
    isAboutOrder: true,
    story: [],
  },
  {
    type: 'consultation',
    channel: 'social',
    priority: 'P4',
    subject: 'Is the shop open on Sunday?',
    message: 'I would like to come by on Sunday afternoon.',
    hoursAgo: 1,
    isAboutOrder: false,
    story: [],
  },
];
