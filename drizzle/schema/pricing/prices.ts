import type { Actor } from '#contract/platform/activities';
import type { Localized } from '#shared/localization';
import type { Audience, PriceCause, PriceListKind } from '#contract/pricing/prices';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { variants } from '../catalog/products.ts';

/** Where prices come from. The base list is the first row, written by its migration. */
export const priceLists = kit.table(
  'price_lists',
  {
    id: kit.id(),
    code: kit.text().notNull(),
    kind: kit.text().$type<PriceListKind>().notNull(),
    names: kit.json().$type<Localized>().notNull(),
    /** The name in the store's own language, for sorting and search. */
    name: kit.text().notNull(),
    /** Among overrides that fit, the greater wins. */
    priority: kit.integer().notNull(),
    audience: kit.json().$type<Audience>().notNull(),
    archivedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [kit.unique('price_lists_code').on(t.code)],
);

/**
 * Every price ever, now and to come: a row holds within `[startsAt, endsAt)`; rows of one list, variant and quantity
 * never overlap. What has begun is never changed but for its end.
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
    /** `FOREVER` while no end is known. */
    endsAt: kit.instant().notNull(),
    /** The price batch that wrote it. */
    batchId: kit.integer(),
  },
  (t) => [
    // Covers the question "which holds now": of a variant's past rows none is read.
    kit
      .index('prices_variant')
      .on(t.variantId, t.listId, t.minQuantity, t.endsAt, t.startsAt, t.amount),
    // By variant first: a planner without statistics must not walk a whole list for one of them.
    kit.index('prices_list').on(t.listId, t.variantId, t.startsAt, t.endsAt),
    kit.index('prices_starts_at').on(t.startsAt, t.id),
  ],
);

/**
 * The publicly shown price of a variant (no level, group or channel; one piece), append-only: at any instant the entry
 * with the latest `effectiveAt`, and of those the latest recorded, holds. Entries may lie in the future; a changed plan
 * appends entries that overrule them. Never pruned: the law asks for the price in force at a window's start.
 */
export const priceEvents = kit.table(
  'price_events',
  {
    id: kit.id(),
    /** Outlives its variant: the log of what was shown is kept whatever becomes of the catalogue. */
    variantId: kit.integer().notNull(),
    effectiveAt: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
    amount: kit.money().notNull(),
    /** What it is reduced from; the same amount when it is not. */
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
