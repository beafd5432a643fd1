/** The simulator's basket and shopper. Pure. */

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
  /** How many points the member wants to spend; null where nothing is said of points. */
  points: number | null;
  level: string;
  groups: string[];
  orderNumber: number | null;
  joinedAt: number | null;
  /** `YYYY-MM-DD` */
  birthday: string;
  /** UTC ms; null is now. */
  at: number | null;
  /** The order from which the basket was loaded. */
  order: number | null;
}

export const EMPTY: Basket = {
  lines: [],
  codes: [],
  channel: '',
  method: '',
  fee: null,
  shopper: 'guest',
  member: '',
  points: null,
  level: '',
  groups: [],
  orderNumber: null,
  joinedAt: null,
  birthday: '',
  at: null,
  order: null,
};
