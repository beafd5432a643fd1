/** The basket as the server is asked about it. Pure. */
import { foldCode } from '#contract/promotions/codes';
import type { PromotionDraft } from '#contract/promotions/promotions';
import { type Basket, EMPTY } from './basket.ts';

/** What `POST /api/promotions/simulation` is asked. */
export interface SimulationRequest {
  basket: {
    lines: Basket['lines'];
    shipping: { method: string; amount: number }[];
    codes: string[];
    channel?: string;
    member?: string;
    points?: number;
  };
  at?: number;
  orderId?: number;
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

/** The method of a fee for which none is named. */
const USUAL_METHOD = 'standard';

/** Joins lines of the same variant, as the checkout does. */
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
    points,
    level,
    groups,
    orderNumber,
    joinedAt,
    birthday,
    at,
    order,
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
      ...(shopper === 'member' && points !== null && { points }),
    },
    ...(at !== null && { at }),
    ...(order !== null && { orderId: order }),
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
export const basketFrom = ({ basket, at, orderId, shopper }: SimulationRequest): Basket => ({
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
  points: basket.points ?? null,
  level: shopper?.level ?? '',
  groups: shopper?.groups ?? [],
  orderNumber: shopper?.orderNumber ?? null,
  joinedAt: shopper?.joinedAt ?? null,
  birthday: shopper?.birthday ?? '',
  at: at ?? null,
  order: orderId ?? null,
});
