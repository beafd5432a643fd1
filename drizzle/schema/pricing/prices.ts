import type { Actor } from '#contract/platform/activities';
import type { Localized } from '#shared/localization';
import type { Audience, PriceCause, PriceListKind } from '#contract/pricing/prices';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { variants } from '../catalog/products.ts';

/** Price lists. The first row is the base list, inserted by its migration. */
export const priceLists = kit.table(
  'price_lists',
  {
    id: kit.id(),
    code: kit.text().notNull(),
    kind: kit.text().$type<PriceListKind>().notNull(),
    names: kit.json().$type<Localized>().notNull(),
    /** The name in the store's default language, for sorting and search. */
    name: kit.text().notNull(),
    /** Of several overrides that fit, the one with the higher priority applies. */
    priority: kit.integer().notNull(),
    audience: kit.json().$type<Audience>().notNull(),
    archivedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [kit.unique('price_lists_code').on(t.code)],
);

/**
 * All prices: past, current and planned. A row is in force within `[startsAt, endsAt)`; rows of one list, variant and
 * quantity never overlap. Once a row has begun, only its end may change.
 */
export const prices = kit.table(
  'prices',
  {
    id: kit.id(),
    listId: kit
      .integer()
      .notNull()
      .references(() => priceLists.id),
    variantId: kit
      .integer()
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    minQuantity: kit.integer().notNull(),
    amount: kit.money().notNull(),
    startsAt: kit.instant().notNull(),
    /** `FOREVER` for a price without an end. */
    endsAt: kit.instant().notNull(),
    /** The price batch that wrote the row. */
    batchId: kit.integer(),
  },
  (t) => [
    // Covers the query for the prices in force, so that past rows of a variant are not read.
    kit
      .index('prices_variant')
      .on(t.variantId, t.listId, t.minQuantity, t.endsAt, t.startsAt, t.amount),
    // Begins with the variant: a planner without statistics would otherwise scan a whole list for one variant.
    kit.index('prices_list').on(t.listId, t.variantId, t.startsAt, t.endsAt),
    kit.index('prices_starts_at').on(t.startsAt, t.id),
  ],
);

/**
 * The publicly shown prices of a variant (no level, group or channel; one piece), append-only. At any instant the entry
 * with the latest `effectiveAt` is in force; of several, the one recorded last. Entries may be in the future; a changed
 * plan appends entries that override them. Never deleted: the law requires the price that was in force at the start of
 * a period.
 */
export const priceEvents = kit.table(
  'price_events',
  {
    id: kit.id(),
    /** Deleting a variant keeps its entries: the log of shown prices is kept permanently. */
    variantId: kit.integer().notNull(),
    effectiveAt: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
    amount: kit.money().notNull(),
    /** The price before the reduction; equal to the amount where there is none. */
    originalAmount: kit.money().notNull(),
    cause: kit.text().$type<PriceCause>().notNull(),
    batchId: kit.integer(),
    actorKind: kit.text().$type<Actor['kind']>().notNull(),
    actorId: kit.text(),
    actorName: kit.text().notNull(),
  },
  (t) => [
    kit.index('price_events_variant').on(t.variantId, t.effectiveAt),
    kit.index('price_events_effective_at').on(t.effectiveAt, t.id),
  ],
);
