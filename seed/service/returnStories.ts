/** What happened to the returns, refunds without goods and price protection of the demo store, one in each stage. */
import type { CaseAction } from '#contract/service/caseActions';
import type { PaymentFailure } from '#contract/service/refundPayments';

/** What the steps of a case name. */
export interface StoryGoods {
  lineNumber: number;
  units: number;
  /** No two parcels have the same. */
  trackingNumber: string;
}
export interface StoryStep {
  hoursAgo: number;
  by: 'agent' | 'manager' | 'customer';
  action: CaseAction;
  input?: (goods: StoryGoods) => Record<string, unknown>;
  reason?: string;
}
interface Opening {
  lineNumber: number;
  /** What was paid for one of it. */
  unitPaid: number;
  /** On which it is asked for. */
  day: string;
}
export interface Story {
  kind: 'return' | 'refundOnly' | 'priceProtection';
  subject: string;
  reasonCode: string | null;
  hoursAgo: number;
  /** Units of the line; none of goodwill. */
  units: 0 | 1 | 2;
  /** What opening asks for. */
  input?: (asked: Opening) => Record<string, unknown>;
  steps: readonly StoryStep[];
  /** Of its refund. */
  outcome?: 'succeeded' | PaymentFailure;
}

const DAY = 24;
const approved = (hoursAgo: number): StoryStep => ({
  hoursAgo,
  by: 'manager',
  action: 'approve',
  reason: 'A good customer 老客户',
});
const shipped = (hoursAgo: number): StoryStep => ({
  hoursAgo,
  by: 'customer',
  action: 'ship',
  input: ({ trackingNumber }) => ({ carrier: 'SF Express 顺丰', trackingNumber }),
});
const received = (hoursAgo: number, units?: number): StoryStep => ({
  hoursAgo,
  by: 'agent',
  action: 'receive',
  input: (goods) => ({
    lines: [{ lineNumber: goods.lineNumber, quantity: units ?? goods.units }],
  }),
});
const inspected = (hoursAgo: number, found: Record<string, number>): StoryStep => ({
  hoursAgo,
  by: 'agent',
  action: 'inspect',
  input: ({ lineNumber }) => ({ lines: [{ lineNumber, ...found }] }),
});
const step = (by: StoryStep['by'], hoursAgo: number, action: CaseAction, reason?: string) => ({
  by,
  hoursAgo,
  action,
  ...(reason !== undefined && { reason }),
});
const paid = (hoursAgo: number): StoryStep[] => [
  step('agent', hoursAgo, 'settle'),
  step('manager', hoursAgo, 'refund'),
];

const RETURNS: readonly Omit<Story, 'kind'>[] = [
  {
    subject: 'It does not fit, and the strap is gone 不合适，配件缺失',
    reasonCode: 'too-big',
    hoursAgo: 9 * DAY,
    units: 1,
    steps: [
      approved(8 * DAY),
      shipped(6 * DAY),
      received(4 * DAY),
      inspected(4 * DAY - 2, { resellable: 1 }),
      {
        ...step('agent', 4 * DAY - 3, 'settle'),
        input: () => ({
          deductions: [
            { kind: 'missingAccessory', amount: 500, bps: 0, reason: 'No strap 缺少背带' },
          ],
        }),
      },
      step('manager', 4 * DAY - 3, 'refund'),
    ],
    outcome: 'succeeded',
  },
  {
    subject: 'The sleeves are too short 袖子太短',
    reasonCode: 'too-small',
    hoursAgo: 4 * DAY,
    units: 1,
    steps: [approved(3 * DAY)],
  },
  {
    subject: 'Not the colour of the picture 颜色与图片不符',
    reasonCode: 'other-reason',
    hoursAgo: 5,
    units: 1,
    steps: [],
  },
  {
    subject: 'It stopped working 用了几天就坏了',
    reasonCode: 'other-reason',
    hoursAgo: 26,
    units: 1,
    steps: [
      {
        ...step('agent', 20, 'requestInfo'),
        input: () => ({ question: 'Please send a photo of the fault 请上传故障照片' }),
      },
    ],
  },
  {
    subject: 'Too big for us 尺寸太大',
    reasonCode: 'too-big',
    hoursAgo: 5 * DAY,
    units: 1,
    steps: [approved(4 * DAY), shipped(2 * DAY)],
  },
  {
    subject: 'Two of them are broken 两件都有破损',
    reasonCode: 'damaged-in-transit',
    hoursAgo: 6 * DAY,
    units: 2,
    steps: [approved(5 * DAY), shipped(3 * DAY), received(7, 1)],
  },
  {
    subject: 'They do not suit me 不合适',
    reasonCode: 'style',
    hoursAgo: 9 * DAY,
    units: 2,
    steps: [
      approved(8 * DAY),
      shipped(6 * DAY),
      received(3 * DAY),
      inspected(2 * DAY, { resellable: 1, scrap: 1 }),
      ...paid(40),
      {
        hoursAgo: 36,
        by: 'agent',
        action: 'sendBack',
        input: ({ trackingNumber }) => ({
          carrier: 'SF Express 顺丰',
          trackingNumber: `${trackingNumber}-R`,
        }),
      },
    ],
    outcome: 'succeeded',
  },
  {
    subject: 'I changed my mind 不想要了',
    reasonCode: 'changed-my-mind',
    hoursAgo: 8 * DAY,
    units: 1,
    steps: [
      approved(7 * DAY),
      shipped(5 * DAY),
      received(30),
      inspected(28, { scrap: 1 }),
      step('manager', 8, 'failInspection', 'Worn and washed 已穿着并洗涤'),
    ],
  },
  {
    subject: 'I wore it once 只穿过一次',
    reasonCode: 'other-reason',
    hoursAgo: 2 * DAY,
    units: 1,
    steps: [step('agent', 40, 'reject', 'Without its tag 吊牌已拆')],
  },
  {
    subject: 'It came too late 到货太晚',
    reasonCode: 'arrived-late',
    hoursAgo: 12 * DAY,
    units: 1,
    steps: [approved(11 * DAY)],
  },
  {
    subject: 'Wrong goods in the parcel 收到错误的商品',
    reasonCode: 'received-the-wrong-item',
    hoursAgo: 7 * DAY,
    units: 1,
    steps: [
      approved(6 * DAY),
      shipped(5 * DAY),
      received(3 * DAY),
      inspected(3 * DAY, { wrongItem: 1 }),
      ...paid(2 * DAY),
    ],
    outcome: 'accountClosed',
  },
];

export const STORIES: readonly Story[] = [
  ...RETURNS.map((story) => ({ kind: 'return' as const, ...story })),
  {
    kind: 'refundOnly',
    subject: 'A scratch, but we keep it 有划痕，不退货',
    reasonCode: 'item-not-as-described',
    hoursAgo: 30,
    units: 0,
    input: () => ({ amount: 2_500 }),
    steps: [step('agent', 26, 'approve')],
    outcome: 'succeeded',
  },
  {
    kind: 'refundOnly',
    subject: 'The box was dented 包装盒压坏了',
    reasonCode: 'damaged-in-transit',
    hoursAgo: 6,
    units: 0,
    input: () => ({ amount: 4_000 }),
    steps: [],
  },
  {
    kind: 'priceProtection',
    subject: 'Cheaper two days later 买后降价',
    reasonCode: null,
    hoursAgo: 10,
    units: 1,
    input: ({ lineNumber, unitPaid, day }) => ({
      prices: [{ lineNumber, unitPrice: Math.floor((unitPaid * 4) / 5) }],
      evidence: 'The page of the product 商品页面',
      evidenceOn: day,
    }),
    steps: [],
  },
];
