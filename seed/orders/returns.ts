/** Draws what is returned, why, and when. Pure. */
import type { ReturnInput } from '#contract/orders/returns';
import { DEPARTMENTS } from '../catalog/departments/index.ts';
import type { SeedOrder } from './orders.ts';
import type { Random } from '../shared/random.ts';

const DAY = 86_400_000;

const GENERAL = [
  'Changed my mind 不想要了',
  'Not as described 商品与描述不符',
  'Damaged or defective 损坏或有缺陷',
  'Wrong item received 收到错误的商品',
  'Arrived late 到货太晚',
  'Other 其他',
];
const REASONS: Record<string, readonly string[]> = {
  apparel: ['Too small 太小', 'Too big 太大', 'Colour 颜色', 'Style 款式', ...GENERAL.slice(0, 3)],
  digital: [
    'Damaged or defective 损坏或有缺陷',
    'Not as described 商品与描述不符',
    'Changed my mind 不想要了',
  ],
  food: ['Damaged or defective 损坏或有缺陷', 'Arrived late 到货太晚'],
  baby: ['Too small 太小', 'Too big 太大', ...GENERAL],
};
/** Share of returns over the counter that name no order. */
const WITHOUT_ORDER = 0.025;

const quantityBack = (random: Random, quantity: number) =>
  quantity > 1 && random.chance(0.4) ? random.int(1, quantity - 1) : quantity;

/** The return of an order, if it happens by `now`; often only part of the order is returned. */
export const drawReturn = (random: Random, order: SeedOrder, now: number): ReturnInput | null => {
  if (order.deliveredAt === null) return null;
  const returnedAt = order.deliveredAt + Math.round(random.between(0.4, 11) * DAY);
  const first = order.lines.find(({ department }) =>
    random.chance(DEPARTMENTS[department]?.returnRate ?? 0),
  );
  if (!first || returnedAt > now) return null;
  const lines = order.lines.filter((line) => line === first || random.chance(0.3));
  const reasons = REASONS[DEPARTMENTS[first.department]?.code ?? ''] ?? GENERAL;
  const isAnonymous = random.chance(WITHOUT_ORDER);
  return {
    externalId: `R${order.input.externalId}`,
    orderExternalId: isAnonymous ? null : order.input.externalId,
    memberExternalId: isAnonymous ? null : (order.member?.externalId ?? null),
    channel: isAnonymous ? 'store' : order.input.channel,
    returnedAt,
    updatedAt: returnedAt,
    reason: random.pick(reasons),
    shipping: 0,
    lines: lines.map(({ sku, quantity, paid }) => {
      const back = quantityBack(random, quantity);
      return { sku, name: '', quantity: back, amount: Math.floor((paid * back) / quantity) };
    }),
  };
};
