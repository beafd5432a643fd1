/** Answers of the server that the tests of Today's page read. */
import type { AttentionItem } from '#contract/platform/attention';
import { type KpiAnswer } from '#contract/insight/kpis';
import type { Mark } from '#contract/insight/marks';
import type { Sums } from '#contract/orders/sales';

export const sums = (values: Partial<Sums> = {}): Sums => ({
  orders: 0,
  memberOrders: 0,
  units: 0,
  revenue: 0,
  discount: 0,
  returned: 0,
  moneyOnly: 0,
  revenueWithCost: 0,
  returnedWithCost: 0,
  cost: 0,
  buyers: 0,
  newBuyers: 0,
  visits: 0,
  ...values,
});
export const NOW = sums({
  orders: 10,
  memberOrders: 8,
  revenue: 123_450,
  returned: 3_450,
  revenueWithCost: 98_760,
  returnedWithCost: 760,
  cost: 49_000,
  buyers: 5,
  newBuyers: 2,
  visits: 200,
});
export const BEFORE = sums({
  orders: 8,
  memberOrders: 8,
  revenue: 100_000,
  revenueWithCost: 80_000,
  cost: 40_000,
  buyers: 4,
  newBuyers: 4,
  visits: 200,
});
export const point = (from: string, to: string, complete: boolean, values: Partial<Sums> = {}) => ({
  from,
  to,
  complete,
  ...sums({ orders: 10, ...values }),
});

export const ANSWER: KpiAnswer = {
  total: NOW,
  previous: { ...BEFORE, from: '2025-10-31', to: '2025-11-02' },
  compared: {
    now: { ...NOW, revenue: 100_000, returned: 0, from: '2025-11-20', to: '2025-11-21' },
    before: { ...BEFORE, revenue: 80_000, from: '2025-10-31', to: '2025-11-01' },
  },
  notCompared: null,
  points: [
    point('2025-11-20', '2025-11-21', true, { revenue: 100_000 }),
    point('2025-11-21', '2025-11-22', false, { revenue: 20_000 }),
  ],
  previousPoints: [
    point('2025-10-31', '2025-11-01', true, { revenue: 60_000 }),
    point('2025-11-01', '2025-11-02', true, { revenue: 40_000 }),
  ],
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  dataFrom: '2024-05-01',
  dataTo: '2025-11-21',
  sources: {
    orders: { from: '2024-05-01', to: '2025-11-22' },
    returns: { from: '2024-05-09', to: '2025-11-20' },
    visits: { from: '2025-09-01', to: '2025-11-22' },
  },
  withoutVisits: [],
  changedAt: Date.parse('2025-11-21T03:00:00Z'),
  today: '2025-11-21',
};

const item = (values: Partial<AttentionItem>): AttentionItem => ({
  name: 'unshipped',
  tone: 'bad',
  resource: 'orders',
  filter: { toShip: true },
  sort: ['paidAt', 'ASC'],
  place: 'orders',
  total: 1200,
  further: values.total ?? 1200,
  since: 1,
  due: null,
  ...values,
});
export const MARKS: Mark[] = [{ kind: 'campaigns', id: 7, name: 'Singles Day', day: '2025-11-20' }];
export const ITEMS: AttentionItem[] = [
  item({}),
  item({ name: 'discounts', tone: 'attention', total: 3, further: 1 }),
  item({
    name: 'promotionsEnd',
    tone: 'information',
    resource: 'promotions',
    place: 'promotions',
    filter: { needs: 'endsSoon' },
    total: 2,
    since: null,
    due: Date.parse('2025-11-24T00:00:00Z'),
  }),
];
