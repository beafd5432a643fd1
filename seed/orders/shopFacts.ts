/** Draws how the orders of the demo store were paid, and the parcels in which they were sent. Pure. */
import type { PaymentInput, Tender } from '#contract/orders/payments';
import type { ShipmentInput } from '#contract/orders/shipments';
import type { Random } from '../shared/random.ts';
import type { SeedOrder } from './orders.ts';

const HOUR = 3_600_000;
/** Since when the store sends them: what was before is not known. */
export const FACT_DAYS = 150;

const TENDERS: Record<string, readonly Tender[]> = {
  app: ['alipay', 'wechatPay', 'card'],
  web: ['alipay', 'card', 'wechatPay', 'payPal'],
  wechat: ['wechatPay'],
  tmall: ['alipay'],
  store: ['cash', 'card', 'wechatPay'],
  douyin: ['alipay', 'wechatPay'],
};
const OTHERS: readonly Tender[] = ['other'];
const CARRIERS = ['SF Express 顺丰', 'YTO 圆通', 'ZTO 中通', 'JD 京东物流'];
const HUBS = ['Hangzhou 杭州', 'Shanghai 上海', 'Wuhan 武汉', 'Guangzhou 广州'];

const instantOf = ({ input }: SeedOrder, status: 'paid' | 'shipped' | 'delivered') =>
  input.statuses.find((one) => one.status === status)?.at;

/** One payment, now and then a gift card beside it, or a little less than the order comes to. */
export const drawPayments = (random: Random, order: SeedOrder): PaymentInput[] => {
  const capturedAt = instantOf(order, 'paid');
  const total = order.lines.reduce((sum, { paid }) => sum + paid, 0) + order.input.shipping;
  if (capturedAt === undefined || total === 0) return [];
  const { externalId, channel } = order.input;
  const pay = (number: number, tender: Tender, amount: number): PaymentInput => ({
    externalId: `P${externalId}-${number}`,
    orderExternalId: externalId,
    tender,
    amount,
    currency: 'CNY',
    capturedAt,
    providerReference:
      tender === 'cash' || tender === 'giftCard' ? null : `${externalId}${random.int(1000, 9999)}`,
    updatedAt: null,
  });
  const tender = random.pick(TENDERS[channel] ?? OTHERS);
  if (total > 5000 && random.chance(0.06)) {
    const card = Math.min(5000, Math.floor(total / 2));
    return [pay(1, 'giftCard', card), pay(2, tender, total - card)];
  }
  return [pay(1, tender, random.chance(0.004) ? Math.max(1, total - 100) : total)];
};

interface Way {
  shippedAt: number;
  deliveredAt: number | undefined;
  now: number;
}

/** The scans between departure and arrival; some deliveries fail once. */
const drawEvents = (random: Random, { shippedAt, deliveredAt, now }: Way) => {
  const events: ShipmentInput['events'] = [
    { status: 'shipped', at: shippedAt, place: random.pick(HUBS) },
  ];
  const end = deliveredAt ?? shippedAt + 40 * HOUR;
  const at = (share: number) => Math.round(shippedAt + (end - shippedAt) * share);
  events.push({ status: 'inTransit', at: at(0.5), place: random.pick(HUBS) });
  if (random.chance(0.05)) events.push({ status: 'failed', at: at(0.8), place: null });
  events.push({ status: 'outForDelivery', at: at(0.93), place: null });
  if (deliveredAt !== undefined) events.push({ status: 'delivered', at: deliveredAt, place: null });
  return events.filter((event) => event.at <= now);
};

/** The parcels of an order that has left: one, or two where it has several lines. */
export const drawShipments = (random: Random, order: SeedOrder, now: number): ShipmentInput[] => {
  const shippedAt = instantOf(order, 'shipped');
  if (shippedAt === undefined) return [];
  const { externalId, lines } = order.input;
  const isSplit = lines.length > 1 && random.chance(0.12);
  const parcels = isSplit ? [lines.slice(0, 1), lines.slice(1)] : [lines];
  const carrier = random.pick(CARRIERS);
  return parcels.map((packed, index) => ({
    externalId: `S${externalId}-${index + 1}`,
    orderExternalId: externalId,
    carrier,
    trackingNumber: `${carrier.slice(0, 2).toUpperCase()}${externalId}${index + 1}`,
    promisedAt: shippedAt + random.pick([72, 84, 96]) * HOUR,
    updatedAt: null,
    lines: packed.map(({ sku, quantity, unitPrice }, line) => ({
      sku,
      quantity,
      // What is expensive has serial numbers.
      serialNumbers:
        unitPrice < 50_000
          ? []
          : Array.from({ length: quantity }, (_, unit) => `SN${externalId}${index}${line}${unit}`),
    })),
    events: drawEvents(random, { shippedAt, deliveredAt: instantOf(order, 'delivered'), now }),
  }));
};
