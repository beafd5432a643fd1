import * as z from 'zod';
import { fromLevel, type LevelFacts, segmentKeys } from '#contract/platform/audiences';
import { amount, count, id, instant, keyText, orDefault, reference, text } from '#shared/fields';
import type { Localized } from '#shared/localization';

export const PRICE_LIST_KINDS = ['base', 'override', 'sale'] as const;
export type PriceListKind = (typeof PRICE_LIST_KINDS)[number];
/** The list in which every variant has a price; inserted by the migration that created the table. */
export const BASE_LIST_ID = 1;
/** The end of prices without an end: the latest instant of a Date. */
export const FOREVER = 8_640_000_000_000_000;

/**
 * Whom a list is for: one of the levels (those named, and those from a rank on), groups, channels and segments, for each kind that is
 * not empty; all empty means everyone.
 */
export const Audience = z.strictObject({
  levels: z.array(text(40).min(1)).max(50).default([]),
  fromLevel: fromLevel(),
  groups: z.array(text(40).min(1)).max(50).default([]),
  channels: z.array(text(40).min(1)).max(50).default([]),
  segments: segmentKeys(),
});
export type Audience = z.infer<typeof Audience>;

export const PRICE_CAUSES = ['catalog', 'import', 'store', 'priceList', 'batch', 'revert'] as const;
/** Causes of changes of a publicly shown price. */
export type PriceCause = (typeof PRICE_CAUSES)[number];

/** A price list with what determines a price. */
export interface PriceListFacts {
  id: number;
  code: string;
  kind: PriceListKind;
  priority: number;
  audience: Audience;
  /** An archived list: its prices have ended, and no new ones can be written. */
  archived?: boolean;
}
/** One row of a list: in force within `[startsAt, endsAt)` from `minQuantity` pieces on; amounts in minor units. */
export interface PriceRow {
  id: number;
  listId: number;
  variantId: number;
  minQuantity: number;
  amount: number;
  startsAt: number;
  endsAt: number;
}
/** The shopper, the quantity and the instant for which a price is determined. */
export interface PriceContext extends LevelFacts {
  quantity: number;
  groups: readonly string[];
  channel: string | null;
  at: number;
}

/**
 * The verdict on a row. `current`: the price. `original`: the price before the reduction. All others do not apply: not
 * begun, ended, another audience, a higher quantity, replaced within the list, lost to another row, replaced by an
 * override, or a sale price that is not lower.
 */
export const VERDICTS = [
  'current',
  'original',
  'notStarted',
  'ended',
  'otherLevel',
  'otherGroup',
  'otherSegment',
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
export interface RowVerdict {
  row: PriceRow;
  verdict: Verdict;
  /** The row to which it lost, if any. */
  lostTo?: number;
}
export interface ResolvedPrice {
  /** The price of one piece; null where no list has a price. */
  amount: number | null;
  /** The price before the reduction; the same amount where no sale price applies. */
  originalAmount: number | null;
  /** Instant at which the result may change next; null where nothing is planned. */
  until: number | null;
  judged: RowVerdict[];
}

const quantity = () => count(1, 1_000_000);

/** `POST /api/store/prices`: up to 500 variants at an instant, for a member or a described shopper. */
export const StorePricesInput = z.strictObject({
  items: z
    .array(
      z
        .strictObject({
          sku: keyText(80).min(1).optional(),
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
  /** The member's id in the store's own system, which determines level and groups. */
  member: keyText(120).min(1).nullish(),
  level: text(40).nullish(),
  groups: z.array(text(40).min(1)).max(50).nullish(),
  channel: text(40).nullish(),
  at: instant().nullish(),
  /** Returns every row that does not apply, with the reason. */
  explain: z.boolean().default(false),
});
export type StorePricesInput = z.infer<typeof StorePricesInput>;

/** A price that staff enter. */
export const PriceInput = z
  .strictObject({
    listId: reference('priceLists'),
    variantId: reference('variants'),
    minQuantity: orDefault(quantity(), 1),
    amount: amount().min(1),
    /** Null: from now on. */
    startsAt: instant()
      .nullish()
      .transform((at) => at ?? null),
    /** Null: no end. */
    endsAt: instant()
      .nullish()
      .transform((at) => at ?? null),
  })
  .refine(({ startsAt, endsAt }) => endsAt === null || startsAt === null || startsAt < endsAt, {
    error: 'prices.errors.endsBeforeStart',
    path: ['endsAt'],
  });
export type PriceInput = z.infer<typeof PriceInput>;

/** A price as shown to staff; `endsAt` is null for no end. */
export interface Price extends Omit<PriceRow, 'endsAt'> {
  endsAt: number | null;
  batchId: number | null;
}

/** A price of a list, with what its variant is called. */
export interface ListedPrice extends Price {
  productId: number;
  /** The product's name in the store's language. */
  name: string;
  names: Localized;
  sku: string | null;
}

/** An entry of the log of publicly shown prices. */
export const PriceEvent = z.object({
  id: id(),
  variantId: reference('variants'),
  effectiveAt: instant(),
  /** When the next price began, or the product was no longer active; null while it is shown. */
  shownUntil: instant().nullable(),
  recordedAt: instant(),
  amount: amount(),
  originalAmount: amount(),
  cause: z.enum(PRICE_CAUSES),
  batchId: reference('priceBatches').nullable(),
  actorName: z.string(),
  /** Name of the product and SKU of the variant; only in lists. */
  name: z.string().nullable().exactOptional(),
  sku: z.string().nullable().exactOptional(),
});
export type PriceEvent = z.infer<typeof PriceEvent>;
