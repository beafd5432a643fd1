/** The demo store's checkout: evaluates each order with the engine, and counts the usage of limits. */
import { engineRules } from '#server/promotions/quotes/engineRules';
import { floorOf } from '#server/pricing/guards/rules';
import { evaluate } from '#server/promotions/engine/evaluate';
import type {
  Applied,
  Basket,
  BasketLine,
  Candidate,
  Delivery,
  GivenGoods,
} from '#server/promotions/engine/types';
import { toUsages } from '#server/promotions/redemptions/usage';
import { dayOf } from '#shared/days';
import type { Settings } from '#contract/platform/settings';
import type { SeedProduct, SeedVariant } from '../catalog/catalog.ts';
import { LEVEL_RANKS } from '../members/audienceNames.ts';
import { levelFactsOf } from '#rules/platform/audiences';
import type { SeedMember } from '../members/members.ts';
import { GUARDS } from '../pricing/guards.ts';
import type { QuotedOrder } from './quotedOrder.ts';
import { DEPARTMENTS } from '../catalog/departments/index.ts';
import type { Random } from '../shared/random.ts';
import type { PromotionKey } from './runningPlans.ts';

/** A promotion in the period in which its terms were in force: `[from, until)`, UTC ms. */
export interface ActivePeriod {
  key: PromotionKey;
  candidate: Candidate;
  from: number;
  until: number;
}
/** Codes that members claim when they use them, in the order in which they are issued. */
export interface Wallet {
  codes: readonly { id: number; code: string }[];
  claimed: { couponId: number; member: string; at: number }[];
}
export interface CheckoutData {
  periods: readonly ActivePeriod[];
  wallet: Wallet;
  /** The shared codes, by promotion. */
  shared: ReadonlyMap<PromotionKey, { id: number; code: string }>;
  /** Ids of a category and of its ancestors, by its code. */
  ancestors: (code: string) => readonly number[];
  /** Ids of the variants that terms refer to, by SKU. */
  named: ReadonlyMap<string, number>;
  /** The gifts and flash-sale goods of the promotions. */
  given: ReadonlyMap<number, GivenGoods>;
  settings: Settings;
}

export interface Bought {
  product: SeedProduct;
  variant: SeedVariant;
  quantity: number;
}
export interface OrderToQuote {
  placedAt: number;
  channel: string;
  member: SeedMember | null;
  bought: readonly Bought[];
  fee: number;
}
const WEEKLY_USED = 0.12;
const FIRST_ORDER_USED = 0.6;
const VOUCHER_USED = 0.35;
const HOUR = 3_600_000;

/** Quotes nothing until it is opened with the promotions. */
export class Checkout {
  #data: CheckoutData | null = null;
  readonly #used = new Map<string, number>();
  #vouchers = 0;

  open(data: CheckoutData) {
    this.#data = data;
  }
  get data(): CheckoutData | null {
    return this.#data;
  }

  /** Quotes an order; null while no promotion of the console is in force, so that the store's own discounts apply. */
  quote(random: Random, order: OrderToQuote): QuotedOrder | null {
    const data = this.#data;
    const active =
      data?.periods.filter(({ from, until }) => from <= order.placedAt && order.placedAt < until) ??
      [];
    if (!data || active.length === 0) return null;
    const { settings } = data;
    const basket = this.#basket(data, order);
    const entered = this.#codes(random, data, order, active);
    const candidates = active.flatMap(({ candidate }) => {
      if (candidate.terms.trigger === 'automatic') return [candidate];
      const coupon = entered.get(candidate.id);
      return coupon
        ? [{ ...candidate, code: coupon.code, couponId: coupon.id, couponUses: coupon.uses }]
        : [];
    });
    const rules = engineRules(settings);
    const outcome = evaluate(basket, candidates, rules, (counter) => this.#used.get(counter) ?? 0);
    for (const { counter, amount } of toUsages(
      outcome.applied,
      basket.shopper.key === null ? [] : [basket.shopper.key],
      dayOf(basket.at, settings.timeZone),
    ))
      this.#used.set(counter, (this.#used.get(counter) ?? 0) + amount);
    this.#claim(data, order, outcome.applied);
    return {
      basket,
      outcome,
      codes: outcome.applied.flatMap(({ candidate }) => candidate.code ?? []),
      skus: order.bought.map(({ variant }) => variant.sku),
    };
  }

  #basket(
    { ancestors, named, given }: CheckoutData,
    { placedAt, channel, member, bought, fee }: OrderToQuote,
  ): Basket {
    const lines = bought.map(({ product, variant, quantity }, index): BasketLine => {
      const code = DEPARTMENTS[product.department]?.code ?? '';
      const guards = { cost: variant.cost, minPrice: null, minMarginBps: GUARDS[code] ?? 0 };
      return {
        id: String(index + 1),
        variantId: named.get(variant.sku) ?? 0,
        productId: 0,
        categoryIds: [
          product.draft.categoryCode ?? '',
          ...(product.draft.categoryCodes ?? []),
        ].flatMap(ancestors),
        brand: product.draft.brand ?? null,
        tags: product.draft.tags ?? [],
        quantity,
        unitPrice: variant.price,
        originalPrice: variant.price,
        floor: floorOf(guards),
      };
    });
    const shipping: Delivery[] = fee > 0 ? [{ method: 'standard', amount: fee }] : [];
    const shopper = {
      key: member ? `member:${member.externalId}` : null,
      ...levelFactsOf(member?.level ?? null, LEVEL_RANKS),
      groups: [],
      channel,
      joinedAt: member?.input.joinedAt ?? null,
      orderNumber: member ? member.orders + 1 : null,
      birthday: member?.input.birthday ?? null,
    };
    return { lines, shipping, shopper, at: placedAt, given };
  }

  /** The codes that this shopper enters, by promotion. */
  #codes(
    random: Random,
    { shared, wallet }: CheckoutData,
    { member, bought }: OrderToQuote,
    active: readonly ActivePeriod[],
  ) {
    const entered = new Map<number, { id: number; code: string; uses: number | null }>();
    const enter = (
      key: PromotionKey,
      code: { id: number; code: string } | undefined,
      uses: number | null,
    ) => {
      const period = active.find((one) => one.key === key);
      if (period && code) entered.set(period.candidate.id, { ...code, uses });
    };
    const homeWorth = bought.reduce(
      (sum, { product, variant, quantity }) =>
        DEPARTMENTS[product.department]?.code === 'home' ? sum + variant.price * quantity : sum,
      0,
    );
    if (member?.orders === 0 && random.chance(FIRST_ORDER_USED))
      enter('newMember', shared.get('newMember'), null);
    else if (member && homeWorth >= 16_000 && random.chance(VOUCHER_USED))
      enter('homeVoucher', wallet.codes[this.#vouchers], 1);
    else if (random.chance(WEEKLY_USED)) enter('weekly', shared.get('weekly'), null);
    return entered;
  }

  /** A used voucher was claimed some hours before the order. */
  #claim(
    { wallet }: CheckoutData,
    { member, placedAt }: OrderToQuote,
    applied: readonly Applied[],
  ) {
    const next = wallet.codes[this.#vouchers];
    if (!member || !next || !applied.some(({ candidate }) => candidate.couponId === next.id))
      return;
    const hours = 2 + (this.#vouchers % 40);
    wallet.claimed.push({
      couponId: next.id,
      member: member.externalId,
      at: placedAt - hours * HOUR,
    });
    this.#vouchers++;
  }
}
