import * as z from 'zod';
import { amount, count, id, instant, reference, text } from '#shared/fields';

export const PRICE_LIST_KINDS = ['base', 'override', 'sale'] as const;
export type PriceListKind = (typeof PRICE_LIST_KINDS)[number];
/** The list every variant has a price in; written by the migration that made the table. */
export const BASE_LIST_ID = 1;
/** The end of a price that has none: the last instant a Date can hold. */
export const FOREVER = 8_640_000_000_000_000;

/** Whom a list is for: one of each kind that names any; empty is everybody. */
export const Audience = z.strictObject({
  levels: z.array(text(40).min(1)).max(50).default([]),
  groups: z.array(text(40).min(1)).max(50).default([]),
  channels: z.array(text(40).min(1)).max(50).default([]),
});
export type Audience = z.infer<typeof Audience>;

export const PRICE_CAUSES = ['catalog', 'import', 'store', 'priceList', 'batch', 'revert'] as const;
/** What changed a publicly shown price. */
export type PriceCause = (typeof PRICE_CAUSES)[number];

/** A price list as resolution sees it. */
export interface PriceListFacts {
  id: number;
  code: string;
  kind: PriceListKind;
  priority: number;
  audience: Audience;
  /** Its prices have ended, and nobody writes new ones. */
  archived?: boolean;
}
/** One row of a list: holds within `[startsAt, endsAt)` from `minQuantity` pieces on; amounts in minor units. */
export interface PriceRow {
  id: number;
  listId: number;
  variantId: number;
  minQuantity: number;
  amount: number;
  startsAt: number;
  endsAt: number;
}
/** Who asks for which price, and when. */
export interface PriceContext {
  quantity: number;
  level: string | null;
  groups: readonly string[];
  channel: string | null;
  at: number;
}

/**
 * What became of a row. `current`: the price. `original`: what it is reduced from. The rest lost: not begun, over, for
 * others, for more pieces, overtaken within its list, beaten by another row, replaced by an override, or a sale that
 * would not have lowered the price.
 */
export const VERDICTS = [
  'current',
  'original',
  'notStarted',
  'ended',
  'otherLevel',
  'otherGroup',
  'otherChannel',
  'quantity',
  'smallerBreak',
  'lowerPriority',
  'lessSpecific',
  'dearer',
  'tie',
  'overridden',
  'notReduced',
] as const;
export type Verdict = (typeof VERDICTS)[number];
export interface Judged {
  row: PriceRow;
  verdict: Verdict;
  /** The row it lost to, where it lost to one. */
  lostTo?: number;
}
export interface ResolvedPrice {
  /** What is paid for one piece; null where no list has a price. */
  amount: number | null;
  /** What the amount is reduced from; the same amount when no sale holds. */
  originalAmount: number | null;
  /** Instant at which this answer may change next; null when nothing is planned. */
  until: number | null;
  judged: Judged[];
}

const quantity = () => count(1, 1_000_000);

/** `POST /api/store/prices`: up to 500 variants at once, as of an instant, for a member or a described shopper. */
export const StorePricesInput = z.strictObject({
  items: z
    .array(
      z
        .strictObject({
          sku: text(80).min(1).optional(),
          variantId: reference('variants').optional(),
          quantity: quantity().default(1),
        })
        .refine((item) => (item.sku === undefined) !== (item.variantId === undefined), {
          error: 'prices.errors.skuOrVariant',
          path: ['sku'],
        }),
    )
    .min(1)
    .max(500),
  /** The member's id in the store's own system: brings level and groups along. */
  member: text(120).min(1).nullish(),
  level: text(40).nullish(),
  groups: z.array(text(40).min(1)).max(50).nullish(),
  channel: text(40).nullish(),
  at: instant().nullish(),
  /** With every row that lost, and why. */
  explain: z.boolean().default(false),
});
export type StorePricesInput = z.infer<typeof StorePricesInput>;

/** A price that staff write by hand. */
export const PriceInput = z
  .strictObject({
    listId: reference('priceLists'),
    variantId: reference('variants'),
    minQuantity: quantity().default(1),
    amount: amount().min(1),
    /** Null: from now on. */
    startsAt: instant()
      .nullish()
      .transform((at) => at ?? null),
    /** Null: no end. */
    endsAt: instant()
      .nullish()
      .transform((at) => at ?? null),
    /** Why it may lie below the floor; without one it may not. */
    belowFloorReason: text(300)
      .nullish()
      .transform((reason) => reason || null),
  })
  .refine(({ startsAt, endsAt }) => endsAt === null || startsAt === null || startsAt < endsAt, {
    error: 'prices.errors.endsBeforeStart',
    path: ['endsAt'],
  });
export type PriceInput = z.infer<typeof PriceInput>;

/** A price as staff read it; `endsAt` null for no end. */
export interface Price extends Omit<PriceRow, 'endsAt'> {
  endsAt: number | null;
  batchId: number | null;
}

/** An entry of the log of publicly shown prices. */
export const PriceEvent = z.object({
  id: id(),
  variantId: reference('variants'),
  effectiveAt: instant(),
  recordedAt: instant(),
  amount: amount(),
  originalAmount: amount(),
  cause: z.enum(PRICE_CAUSES),
  batchId: reference('priceBatches').nullable(),
  actorName: z.string(),
  /** Name of the product and SKU of the variant; told in lists. */
  name: z.string().nullable().exactOptional(),
  sku: z.string().nullable().exactOptional(),
});
export type PriceEvent = z.infer<typeof PriceEvent>;
