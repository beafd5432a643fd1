/** Converts promotion cases of other shop systems to our terms and runs them under the settings that match their source. */
import { foldCode } from '#contract/promotions/codes';
import {
  type Condition,
  EVERYBODY,
  EVERYTHING,
  type Reward,
  type Scope,
  Terms,
} from '#contract/promotions/promotions';
import { compileTerms } from '#server/promotions/engine/compile';
import { evaluate } from '#server/promotions/engine/evaluate';
import type { BasketLine, Candidate, EngineRules, Shopper } from '#server/promotions/engine/types';
import { counters } from '#server/promotions/engine/counters';

interface Filter {
  category?: string[];
  product?: string[];
  tag?: string[];
  min_unit_price?: number;
  max_unit_price?: number;
  catalog_discounted?: boolean;
  shipping_method?: string[];
}
interface PeerPromotion {
  id: string;
  name: string | null;
  code: string | null;
  automatic: boolean;
  priority: number;
  exclusive: boolean;
  type:
    'fixed' | 'percentage' | 'tiered_percentage' | 'tiered_fixed' | 'tiered_amount' | 'buy_x_get_y';
  value?: number;
  target: 'items' | 'order' | 'shipping' | 'order_and_shipping' | 'catalog_price';
  allocation?: 'each' | 'per_unit' | 'per_line' | 'across' | 'once_per_order' | null;
  max_quantity: number | null;
  filter: Filter | null;
  conditions: { field: string; op: string; value: unknown }[];
  limits: {
    per_customer?: number;
    used_by_customer?: number;
    used_by_customer_in_cancelled_orders?: number;
    reusable_from_cancelled?: boolean;
    total?: number;
    used?: number;
    budget?: { type: string; limit: number; used: number };
  } | null;
  starts_at: string | null;
  ends_at: string | null;
  cap?: number;
  basis?: string;
  group?: string;
  lane?: string;
  tiers?: { from: number; value: number }[];
  base?: number;
  buy?: { filter: Filter | null; min_quantity: number };
  get?: { filter: Filter | null; quantity: number };
}
export interface PeerCase {
  id: string;
  source: { repo: string; scenario: string };
  stage: 'cart' | 'catalog_price';
  at: string;
  cart: {
    lines: {
      line: string;
      sku: string;
      category: string | null;
      unit_price: number;
      qty: number;
      tags?: string[];
      min_price?: number;
      original_price?: number;
      catalog_discounted?: boolean;
    }[];
    shipping: { method: string; price: number }[];
  };
  customer: {
    logged_in: boolean;
    group: string | null;
    previous_orders?: number;
    previous_cancelled_orders?: number;
  } | null;
  coupon_codes: string[];
  tax: { rate_percent: number; prices_include_tax: boolean } | null;
  promotions: PeerPromotion[];
  expected: {
    line_discounts: Record<string, number> | null;
    order_discount: number;
    goods_discount: number;
    shipping_discount: number;
    goods_total: number;
    shipping_total: number;
    total: number;
    total_with_tax?: number;
    shipping_discounts?: Record<string, number>;
    rejected: { code?: string; promotion?: string; reason: string }[];
  };
  flags: string[];
}

const foldsOnto = (peer: PeerCase, code: string) =>
  peer.promotions.some(
    ({ code: own }) => own !== null && own !== code && foldCode(own) === foldCode(code),
  );

/** The reason why a case cannot be expressed in our terms, or null. */
export const inexpressible = (peer: PeerCase): string | null => {
  if (
    peer.expected.rejected.some(
      ({ reason, code }) =>
        reason === 'unknown_code' && code !== undefined && foldsOnto(peer, code),
    )
  )
    return 'letter case of codes never matters here';
  const unknown = peer.promotions
    .flatMap(({ conditions }) => conditions)
    .find(({ field }) => !isKnown(field));
  if (unknown) return `a condition we do not have: ${unknown.field}`;
  const lanes = new Set(peer.promotions.flatMap(({ lane }) => lane ?? []));
  return lanes.size > 2 ? 'more than two lanes of goods' : null;
};

const numbers = () => {
  const known = new Map<string, number>();
  return (name: string) => {
    let id = known.get(name);
    if (id === undefined) known.set(name, (id = known.size + 1));
    return id;
  };
};

type Ids = { category: (name: string) => number; product: (name: string) => number };

const scopeOf = (filter: Filter | null, ids: Ids): Scope => ({
  ...EVERYTHING,
  include: [
    ...(filter?.category ?? []).map((name) => ({
      kind: 'category' as const,
      id: ids.category(name),
    })),
    ...(filter?.product ?? []).map((name) => ({ kind: 'product' as const, id: ids.product(name) })),
    ...(filter?.tag ?? []).map((name) => ({ kind: 'tag' as const, name })),
  ],
  skipReduced: filter?.catalog_discounted === false,
  minUnitPrice: filter?.min_unit_price ?? null,
  maxUnitPrice: filter?.max_unit_price ?? null,
});

/** Values are whole numbers, so a strict bound is the next number. */
const bounds = (op: string, value: number) => ({
  min: op === '>' ? value + 1 : op === '>=' || op === '==' ? value : null,
  max: op === '<' ? value - 1 : op === '<=' || op === '==' ? value : null,
});

/** `cart.category_total:Mugs`, `cart.product_quantity:a|b`, `cart.contains_tag`: the quantity that is summed and the goods. */
const OF_GOODS = /^cart\.(category|product|tag)_(total|quantity)$/;
const CONTAINS = /^cart\.contains_(category|product|tag)$/;
const PLAIN = new Set([
  'cart.goods_total',
  'cart.discounted_goods_total',
  'cart.quantity',
  'cart.any_line_quantity',
  'shipping.method',
  'customer.group',
  'customer.logged_in',
  'customer.order_number',
]);
const isKnown = (field: string) => {
  const [name = ''] = field.split(':');
  return PLAIN.has(name) || OF_GOODS.test(name) || CONTAINS.test(name);
};

const goodsNamed = (kind: string, names: readonly string[], ids: Ids): Scope => ({
  ...EVERYTHING,
  include: names.map((name) =>
    kind === 'tag'
      ? { kind: 'tag' as const, name }
      : kind === 'product'
        ? { kind: 'product' as const, id: ids.product(name) }
        : { kind: 'category' as const, id: ids.category(name) },
  ),
});

const conditionsOf = (
  { field, op, value }: PeerPromotion['conditions'][number],
  ids: Ids,
  netOf: (amount: number) => number,
  goodsBasis: 'after' | 'before',
): Condition[] => {
  const [name = '', of = ''] = field.split(':');
  const named = (Array.isArray(value) ? value : [value]) as string[];
  const [, kind = '', what = ''] = OF_GOODS.exec(name) ?? [];
  if (what === 'total') {
    const scope = goodsNamed(kind, of.split('|'), ids);
    return [{ kind: 'amount', scope, basis: goodsBasis, ...bounds(op, netOf(Number(value))) }];
  }
  if (what === 'quantity')
    return [
      {
        kind: 'quantity',
        scope: goodsNamed(kind, of.split('|'), ids),
        per: 'basket',
        ...bounds(op, Number(value)),
      },
    ];
  const contained = CONTAINS.exec(name)?.[1];
  if (contained) {
    const one = (names: readonly string[]): Condition => ({
      kind: 'quantity',
      scope: goodsNamed(contained, names, ids),
      per: 'basket',
      min: op === 'none' ? null : 1,
      max: op === 'none' ? 0 : null,
    });
    return op === 'all' ? named.map((each) => one([each])) : [one(named)];
  }
  switch (name) {
    case 'cart.goods_total':
      return [
        { kind: 'amount', scope: null, basis: goodsBasis, ...bounds(op, netOf(Number(value))) },
      ];
    case 'cart.discounted_goods_total':
      return [{ kind: 'amount', scope: null, basis: 'after', ...bounds(op, netOf(Number(value))) }];
    case 'cart.quantity':
      return [{ kind: 'quantity', scope: null, per: 'basket', ...bounds(op, Number(value)) }];
    case 'cart.any_line_quantity':
      return [{ kind: 'quantity', scope: null, per: 'line', ...bounds(op, Number(value)) }];
    case 'shipping.method':
      return [{ kind: 'shippingMethod', methods: named }];
    default:
      // Conditions on the shopper are part of the audience.
      return [];
  }
};

/** Basis points, at most 100 %. */
const bpsOf = (percent: number) => Math.min(10_000, Math.round(percent * 100));

const rewardOf = (promotion: PeerPromotion, ids: Ids): Reward => {
  const {
    type,
    value = 0,
    target,
    allocation,
    max_quantity,
    filter,
    cap,
    basis,
    tiers = [],
    base,
  } = promotion;
  const scope = scopeOf(filter, ids);
  const groupsOf = basis?.startsWith('complete_groups_of:') ? Number(basis.split(':')[1]) : null;
  const units =
    allocation === 'once_per_order'
      ? { limit: 1, per: 'order' as const, which: 'cheapest' as const }
      : max_quantity !== null && max_quantity !== undefined && type !== 'buy_x_get_y'
        ? { limit: max_quantity, per: 'line' as const, which: 'cheapest' as const }
        : null;
  if (target === 'shipping')
    return {
      kind: 'shipping',
      per: allocation === 'across' ? 'order' : 'each',
      methods: filter?.shipping_method ?? [],
      off:
        type === 'fixed'
          ? { kind: 'amount', amount: value }
          : { kind: 'percent', bps: bpsOf(value) },
    };
  if (type === 'buy_x_get_y') {
    const { buy, get } = promotion;
    const same = JSON.stringify(buy?.filter) === JSON.stringify(get?.filter);
    return {
      kind: 'buyGet',
      buy: { scope: scopeOf(buy?.filter ?? null, ids), quantity: buy?.min_quantity ?? 1 },
      get: {
        scope: scopeOf(get?.filter ?? null, ids),
        quantity: get?.quantity ?? 1,
        bps: bpsOf(value),
      },
      which: same ? 'cheapest' : 'dearest',
      times: 1,
    };
  }
  if (type === 'tiered_percentage' || type === 'tiered_fixed' || type === 'tiered_amount') {
    const offOf = (amount: number) =>
      type === 'tiered_percentage'
        ? { kind: 'percent' as const, bps: bpsOf(amount) }
        : { kind: 'amount' as const, amount };
    return {
      kind: 'fullReduction',
      scope,
      basis: 'amount',
      steps: [
        ...(base === undefined ? [] : [{ from: 1, off: offOf(base) }]),
        ...tiers.map((tier) => ({ from: tier.from, off: offOf(tier.value) })),
      ],
      repeating: false,
      cap: cap ?? null,
    };
  }
  const spreads =
    allocation === 'across' ||
    ((target === 'order' || target === 'order_and_shipping') && !allocation);
  const per = spreads
    ? 'order'
    : allocation === 'per_unit' || target === 'catalog_price'
      ? 'unit'
      : 'line';
  const alsoShipping = target === 'order_and_shipping';
  return type === 'fixed'
    ? {
        kind: 'amount',
        scope,
        amount: value,
        per: allocation === 'once_per_order' ? 'line' : per,
        units,
        groupsOf,
        alsoShipping,
      }
    : {
        kind: 'percent',
        scope,
        bps: bpsOf(value),
        per: allocation === 'once_per_order' ? 'line' : per,
        cap: cap ?? null,
        units,
        groupsOf,
        alsoShipping,
      };
};

const shopOf = (peer: PeerCase) => (peer.source.repo.split('/')[1] ?? '').toLowerCase();

/** The engine rules that match each source; see `semantics` and `disagreements` in the vectors. */
const rulesOf = (peer: PeerCase): EngineRules & { goodsBasis: 'after' | 'before' } => {
  const shop = shopOf(peer);
  const best =
    shop === 'solidus' || shop === 'spree' || (shop === 'saleor' && peer.stage === 'catalog_price');
  const mode = best ? 'best' : 'stack';
  const before = shop === 'solidus' || shop === 'spree';
  return {
    lanes: { product: mode, order: mode, shipping: mode },
    thresholdBasis: before ? 'before' : 'after',
    goodsBasis: before ? 'before' : 'after',
    timeZone: 'UTC',
    halves:
      shop === 'vendure' || (shop === 'sylius' && peer.stage === 'catalog_price')
        ? 'price'
        : 'discount',
    leftovers: shop === 'sylius' || shop === 'solidus' ? 'first' : 'largest',
    // Its actions of one promotion add up.
    rewardBase: shop === 'sylius' ? 'start' : 'left',
  };
};

const laneOf = (peer: PeerCase, { target, lane }: PeerPromotion): Terms['lane'] => {
  if (target === 'shipping') return 'shipping';
  const lanes = [...new Set(peer.promotions.map((one) => one.lane).filter(Boolean))];
  // The second stage of the source becomes our second stage, whatever it rewards.
  if (lanes.length > 0 && shopOf(peer) === 'solidus') {
    const order = ['pre', 'default', 'post'].filter((one) => lanes.includes(one));
    return order.indexOf(lane ?? 'default') > 0 ? 'order' : 'product';
  }
  return target === 'items' || target === 'catalog_price' ? 'product' : 'order';
};

export interface PeerResult {
  lineDiscounts: Record<string, number>;
  orderDiscount: number;
  goodsDiscount: number;
  shippingDiscount: number;
  shippingDiscounts: Record<string, number>;
  goodsTotal: number;
  shippingTotal: number;
  verdicts: Record<string, string>;
}

/** Runs a peer's case through our engine. */
export const runPeerCase = (peer: PeerCase): PeerResult => {
  const ids: Ids = { category: numbers(), product: numbers() };
  const { goodsBasis, ...rules } = rulesOf(peer);
  const codes = new Set(peer.coupon_codes.map(foldCode));
  const rate = peer.tax && !peer.tax.prices_include_tax ? peer.tax.rate_percent : 0;
  // Actions of one promotion carry the same group.
  const groups = new Map<string, PeerPromotion[]>();
  for (const promotion of peer.promotions) {
    const key = promotion.group ?? promotion.id;
    groups.set(key, [...(groups.get(key) ?? []), promotion]);
  }
  const used = new Map<string, number>();
  const targets = new Map<number, PeerPromotion['target']>();
  const names = new Map<string, number>();
  const candidates = [...groups.values()].flatMap((actions, index): Candidate[] => {
    const first = actions[0] as PeerPromotion;
    const id = index + 1;
    for (const action of actions) names.set(action.id, id);
    targets.set(id, first.target);
    const entered = first.code !== null && codes.has(foldCode(first.code));
    const limits = first.limits ?? {};
    const cancelled =
      limits.reusable_from_cancelled === false
        ? 0
        : (limits.used_by_customer_in_cancelled_orders ?? 0);
    used.set(counters.member(id, 'customer'), (limits.used_by_customer ?? 0) - cancelled);
    used.set(counters.spent(id), limits.budget?.used ?? 0);
    used.set(counters.uses(id), limits.used ?? 0);
    // Neither automatic nor with a code: switched off.
    if (!first.automatic && first.code === null) return [];
    const group = first.conditions.filter(({ field }) => field === 'customer.group');
    const order = first.conditions.filter(({ field }) => field === 'customer.order_number');
    const loggedIn = first.conditions.some(
      ({ field, value }) => field === 'customer.logged_in' && value === true,
    );
    const orderBounds = order.map(({ op, value }) => bounds(op, Number(value)));
    // A known shopper always has an order number.
    if (loggedIn) orderBounds.push({ min: 1, max: null });
    const netOf = (amount: number) =>
      first.basis === 'goods_total_with_tax' ? Math.ceil((amount * 100) / (100 + rate)) : amount;
    const terms = Terms.parse({
      trigger: first.automatic ? 'automatic' : 'code',
      lane: laneOf(peer, first),
      priority: Math.max(-1000, Math.min(1000, first.priority)),
      exclusivity: first.exclusive ? 'all' : 'none',
      rewards: actions.map((action) => rewardOf(action, ids)),
      conditions: first.conditions.flatMap((one) => conditionsOf(one, ids, netOf, goodsBasis)),
      audience: {
        ...EVERYBODY,
        groups: group.flatMap(({ value }) => value as string[]),
        orderNumber:
          orderBounds.length === 0
            ? null
            : {
                min: Math.max(1, ...orderBounds.map(({ min }) => min ?? 1)),
                max: orderBounds.find(({ max }) => max !== null)?.max ?? null,
              },
      },
      startsAt: first.starts_at ? Date.parse(first.starts_at) : 0,
      endsAt: first.ends_at ? Date.parse(first.ends_at) : null,
      limits: {
        perMember: limits.per_customer ?? null,
        uses: limits.total ?? null,
        budget: limits.budget?.limit ?? null,
      },
    });
    const code = entered ? foldCode(first.code ?? '') : null;
    return [
      {
        id,
        revision: 1,
        name: first.name ?? first.id,
        label: first.name ?? first.id,
        terms,
        compiled: compileTerms(terms),
        paused: false,
        code,
        couponId: null,
        couponUses: null,
        campaign: null,
      },
    ];
  });
  const lines = peer.cart.lines.map((line): BasketLine => ({
    id: line.line,
    variantId: ids.product(line.sku),
    productId: ids.product(line.sku),
    categoryIds: line.category === null ? [] : [ids.category(line.category)],
    brand: null,
    tags: line.tags ?? [],
    quantity: line.qty,
    unitPrice: line.unit_price,
    originalPrice:
      line.original_price ?? (line.catalog_discounted ? line.unit_price + 1 : line.unit_price),
    floor: line.min_price ?? null,
  }));
  const { customer } = peer;
  const shopper: Shopper = {
    key: customer?.logged_in ? 'customer' : null,
    level: null,
    levelsReached: [],
    groups: customer?.group ? [customer.group] : [],
    channel: null,
    joinedAt: null,
    orderNumber:
      customer?.previous_orders === undefined
        ? customer?.logged_in
          ? 1
          : null
        : customer.previous_orders - (customer.previous_cancelled_orders ?? 0) + 1,
    birthday: null,
  };
  const shipping = peer.cart.shipping.map(({ method, price }) => ({ method, amount: price }));
  const { applied, verdicts } = evaluate(
    { lines, shipping, shopper, at: Date.parse(peer.at) },
    candidates,
    rules,
    (counter) => used.get(counter) ?? 0,
  );
  const lineDiscounts: Record<string, number> = Object.fromEntries(lines.map(({ id }) => [id, 0]));
  const shippingDiscounts: Record<string, number> = Object.fromEntries(
    shipping.map(({ method }) => [method, 0]),
  );
  let orderDiscount = 0;
  for (const { candidate, lines: off, shipping: offShipping } of applied) {
    // If a promotion has several actions, the share of the order is taken from their rewards.
    const orderShare = orderShareOf(peer, candidate, targets, off);
    for (const [id, amount] of off) lineDiscounts[id] = (lineDiscounts[id] ?? 0) + amount;
    orderDiscount += orderShare;
    for (const [method, amount] of offShipping)
      shippingDiscounts[method] = (shippingDiscounts[method] ?? 0) + amount;
  }
  const sum = (amounts: Record<string, number>) =>
    Object.values(amounts).reduce((total, one) => total + one, 0);
  const goods = lines.reduce((total, { unitPrice, quantity }) => total + unitPrice * quantity, 0);
  const delivery = shipping.reduce((total, { amount }) => total + amount, 0);
  const byId = new Map(verdicts.map(({ promotionId, verdict }) => [promotionId, verdict]));
  return {
    lineDiscounts,
    orderDiscount,
    goodsDiscount: sum(lineDiscounts),
    shippingDiscount: sum(shippingDiscounts),
    shippingDiscounts,
    goodsTotal: goods - sum(lineDiscounts),
    shippingTotal: delivery - sum(shippingDiscounts),
    verdicts: Object.fromEntries(
      [...names]
        .map(([name, id]) => [name, byId.get(id) ?? ''])
        .concat(
          [...codes].map((code) => {
            const known = candidates.find((candidate) => candidate.code === code);
            return [`code ${code}`, known ? (byId.get(known.id) ?? '') : 'unknownCode'];
          }),
        ),
    ),
  };
};

/** The part of a promotion's discount on goods that comes from its actions on the whole order. */
const orderShareOf = (
  peer: PeerCase,
  candidate: Candidate,
  targets: ReadonlyMap<number, PeerPromotion['target']>,
  off: ReadonlyMap<string, number>,
): number => {
  const actions = peer.promotions.filter(({ group }) => group !== undefined);
  const whole = [...off.values()].reduce((sum, amount) => sum + amount, 0);
  const ofOrder = (target?: string) => target === 'order' || target === 'order_and_shipping';
  if (candidate.terms.rewards.length === 1) return ofOrder(targets.get(candidate.id)) ? whole : 0;
  return actions
    .filter(({ target }) => ofOrder(target))
    .reduce(
      (sum, { value = 0, type }) => (type === 'fixed' ? sum + Math.min(value, whole) : sum),
      0,
    );
};
