/** The simulator's basket and shopper, as they stand in the address and as the server is asked. Pure. */
import { foldCode } from '#contract/promotions/codes';
import type { PromotionDraft } from '#contract/promotions/promotions';

export const SHOPPERS = ['guest', 'member', 'described'] as const;
export type ShopperKind = (typeof SHOPPERS)[number];

export interface Basket {
  lines: { variantId: number; quantity: number }[];
  codes: string[];
  channel: string;
  /** Delivery: the store's own name of it, and its fee in minor units; null for none. */
  method: string;
  fee: number | null;
  shopper: ShopperKind;
  /** The member's number in the store's own system. */
  member: string;
  level: string;
  groups: string[];
  orderNumber: number | null;
  joinedAt: number | null;
  /** `YYYY-MM-DD` */
  birthday: string;
  /** UTC ms; null is now. */
  at: number | null;
}

export const EMPTY: Basket = {
  lines: [],
  codes: [],
  channel: '',
  method: '',
  fee: null,
  shopper: 'guest',
  member: '',
  level: '',
  groups: [],
  orderNumber: null,
  joinedAt: null,
  birthday: '',
  at: null,
};

const wholeOf = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
/** Commas part words; one inside a word is escaped. */
const wordsOf = (text: string | null): string[] =>
  text ? text.split(',').map(decodeURIComponent).filter(Boolean) : [];
const safe = <T>(read: () => T, otherwise: T): T => {
  try {
    return read();
  } catch {
    return otherwise;
  }
};

/** `12x3` three of variant 12; `12` one of it. */
const linesOf = (text: string | null): Basket['lines'] =>
  (text ?? '').split(',').flatMap((part) => {
    const match = /^(\d{1,10})(?:x(\d{1,7}))?$/.exec(part);
    const quantity = Number(match?.[2] ?? 1);
    return match && quantity > 0 ? [{ variantId: Number(match[1]), quantity }] : [];
  });

/** The parameters a basket takes; those of other things on the page are left alone. */
export const BASKET_PARAMS = [
  'lines',
  'codes',
  'channel',
  'method',
  'fee',
  'shopper',
  'member',
  'level',
  'groups',
  'orderNumber',
  'joinedAt',
  'birthday',
  'at',
] as const;

export const basketOf = (params: URLSearchParams): Basket => ({
  lines: linesOf(params.get('lines')),
  codes: safe(() => wordsOf(params.get('codes')), []),
  channel: params.get('channel') ?? '',
  method: params.get('method') ?? '',
  fee: wholeOf(params.get('fee')),
  shopper: SHOPPERS.find((one) => one === params.get('shopper')) ?? 'guest',
  member: params.get('member') ?? '',
  level: params.get('level') ?? '',
  groups: safe(() => wordsOf(params.get('groups')), []),
  orderNumber: wholeOf(params.get('orderNumber')),
  joinedAt: wholeOf(params.get('joinedAt')),
  birthday: params.get('birthday') ?? '',
  at: wholeOf(params.get('at')),
});

export const paramsOf = (basket: Basket): Record<(typeof BASKET_PARAMS)[number], string> => ({
  lines: basket.lines
    .map(({ variantId, quantity }) => (quantity === 1 ? variantId : `${variantId}x${quantity}`))
    .join(),
  codes: basket.codes.map(encodeURIComponent).join(),
  channel: basket.channel,
  method: basket.method,
  fee: basket.fee === null ? '' : String(basket.fee),
  shopper: basket.shopper === 'guest' ? '' : basket.shopper,
  member: basket.member,
  level: basket.level,
  groups: basket.groups.map(encodeURIComponent).join(),
  orderNumber: basket.orderNumber === null ? '' : String(basket.orderNumber),
  joinedAt: basket.joinedAt === null ? '' : String(basket.joinedAt),
  birthday: basket.birthday,
  at: basket.at === null ? '' : String(basket.at),
});

/** What `POST /api/promotions/simulation` is asked. */
export interface SimulationRequest {
  basket: {
    lines: Basket['lines'];
    shipping: { method: string; amount: number }[];
    codes: string[];
    channel?: string;
    member?: string;
  };
  at?: number;
  shopper?: {
    level: string | null;
    groups: string[];
    orderNumber: number | null;
    joinedAt: number | null;
    birthday: string | null;
  };
  /** A draft to count in, instead of the terms of `replaces`. */
  input?: PromotionDraft;
  replaces?: number;
}

/** A fee without a name of its delivery is the store's usual one. */
const USUAL_METHOD = 'standard';

/** Two lines of one variant are one: the checkout would send them so. */
const summed = (lines: Basket['lines']): Basket['lines'] => {
  const quantities = new Map<number, number>();
  for (const { variantId, quantity } of lines)
    quantities.set(variantId, (quantities.get(variantId) ?? 0) + quantity);
  return [...quantities].map(([variantId, quantity]) => ({ variantId, quantity }));
};

export const requestOf = (basket: Basket): SimulationRequest => {
  const {
    lines,
    codes,
    channel,
    method,
    fee,
    shopper,
    member,
    level,
    groups,
    orderNumber,
    joinedAt,
    birthday,
    at,
  } = basket;
  return {
    basket: {
      lines: summed(lines),
      shipping:
        fee === null && method.trim() === ''
          ? []
          : [{ method: method.trim() || USUAL_METHOD, amount: fee ?? 0 }],
      codes: [...new Set(codes.map(foldCode).filter(Boolean))],
      ...(channel.trim() && { channel: channel.trim() }),
      ...(shopper === 'member' && member.trim() && { member: member.trim() }),
    },
    ...(at !== null && { at }),
    ...(shopper === 'described' && {
      shopper: {
        level: level.trim() || null,
        groups: groups.map((group) => group.trim()).filter(Boolean),
        orderNumber,
        joinedAt,
        birthday: birthday || null,
      },
    }),
  };
};

/** The basket of a request that was kept as a case. */
export const basketFrom = ({ basket, at, shopper }: SimulationRequest): Basket => ({
  ...EMPTY,
  // The store's systems may keep cases by SKU, which has no place in the address.
  lines: basket.lines.flatMap(({ variantId, quantity }) =>
    variantId ? [{ variantId, quantity }] : [],
  ),
  codes: basket.codes ?? [],
  channel: basket.channel ?? '',
  method: basket.shipping?.[0]?.method ?? '',
  fee: basket.shipping?.[0]?.amount ?? null,
  shopper: shopper ? 'described' : basket.member ? 'member' : 'guest',
  member: basket.member ?? '',
  level: shopper?.level ?? '',
  groups: shopper?.groups ?? [],
  orderNumber: shopper?.orderNumber ?? null,
  joinedAt: shopper?.joinedAt ?? null,
  birthday: shopper?.birthday ?? '',
  at: at ?? null,
});
