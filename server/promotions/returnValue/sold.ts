/** An order as far as the value of its returns depends on it. Amounts in minor units. Pure. */
import type { Allocation, QuoteGift } from '#contract/promotions/quotes';
import type { ReturnedPromotion } from '#contract/promotions/returnValue';
import type { Judgement } from '#contract/promotions/verdicts';
import { type Units, unitsIn } from '../redemptions/unitsIn.ts';

export interface ReturnableLine {
  id: string;
  sku: string | null;
  name: string;
  quantity: number;
  /** Before promotions. */
  unitPrice: number;
  paid: number;
  allocations: readonly Allocation[];
}

/** A promotion of the order, with the terms that it was redeemed with. */
export type SoldPromotion = Pick<
  ReturnedPromotion,
  'promotionId' | 'revision' | 'label' | 'code' | 'whenReturned'
>;

export interface ReturnableOrder {
  lines: readonly ReturnableLine[];
  /** Lines that were redeemed, but are not in the order as it was sent. */
  notOrdered: readonly Pick<ReturnableLine, 'id' | 'sku' | 'name'>[];
  shipping: readonly { allocations: readonly Allocation[] }[];
  gifts: readonly QuoteGift[];
  promotions: readonly SoldPromotion[];
}

/** A discount on goods and on deliveries. */
export interface Off {
  goods: number;
  delivery: number;
}

/** What a promotion gives on the goods that are kept. */
export interface Given {
  off: Off;
  gifts: readonly { variantId: number; quantity: number }[];
  judgement: Judgement | null;
}
/** What each promotion of the order gives on what is kept when these units are returned, at the instant of the order. */
export type GiveOnKept = (returned: Units) => ReadonlyMap<number, Given>;

/** The discount that what is kept would have got at the instant of the order if it had been bought alone. */
export type OffAlone = (returned: Units) => Off;

/** Units of the line that the shopper keeps. */
export const keptOf = (
  { id, quantity }: Pick<ReturnableLine, 'id' | 'quantity'>,
  returned: Units,
) => Math.max(0, quantity - unitsIn(returned, id));
