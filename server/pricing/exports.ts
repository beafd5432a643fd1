/** Columns of the exports of price lists, shown prices and batches. */
import * as z from 'zod';
import { SuggestionRuleInput } from '#contract/pricing/competitors';
import { amount, count, instant, localized, rate, reference, whole } from '#shared/fields';
import { PriceList } from '#contract/pricing/priceLists';
import { PriceEvent } from '#contract/pricing/prices';
import { PriceBatch } from '#contract/pricing/priceBatches';
import { batchNames } from '#rules/pricing/batchNames';
import type { Localized } from '#shared/localization';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { namesOfBatches } from './priceBatches/recordNames.ts';
import { priceBatchSpec } from './priceBatches/list.ts';
import { priceListList } from './priceLists/routes.ts';
import { offerFile } from './competitors/list.ts';
import { suggestionRuleList } from './competitors/ruleRoutes.ts';
import { seasonalPlanList } from './seasonalPlans/routes.ts';
import { priceEventSpec, priceSpec } from './prices/list.ts';

const Price = z.object({
  name: z.string(),
  names: localized(),
  sku: z.string().nullable(),
  listId: reference('priceLists'),
  minQuantity: count(1, 1_000_000),
  amount: amount(),
  startsAt: instant(),
  endsAt: instant().nullable(),
});
const Offer = z.object({
  name: z.string(),
  names: localized(),
  sku: z.string().nullable(),
  seller: z.string(),
  url: z.string().nullable(),
  own: z.boolean(),
  amount: amount().nullable(),
  shipping: amount().nullable(),
  total: amount().nullable(),
  inStock: z.boolean().nullable(),
  observedAt: instant().nullable(),
  movedAt: instant().nullable(),
  ourAmount: amount().nullable(),
  indexBps: rate(0, 1_000_000).nullable(),
});
const LoggedPrice = PriceEvent.extend({ name: z.string(), names: localized() });
/** The price before a discount; none where there is no discount. */
const crossedOut = ({
  amount: paid,
  originalAmount,
}: {
  amount: number;
  originalAmount: number;
}) => (originalAmount > paid ? originalAmount : null);

/** What can be archived and is used until then. */
const USES = ['inUse', 'archived'] as const;
const useOf = ({ archivedAt }: { archivedAt: number | null }): (typeof USES)[number] =>
  archivedAt === null ? 'inUse' : 'archived';

const Plan = z.object({
  name: z.string(),
  names: localized(),
  /** How many there are; what they change is read on the page. */
  entries: z.unknown(),
  seasons: whole('count'),
  state: z.enum(USES),
  archivedAt: instant().nullable(),
  updatedAt: instant(),
});
const ListedPriceList = PriceList.extend({ state: z.enum(USES) });

type Called = { name: string; names: Localized };
/** A product in the languages that it has names in, else in that of the store. */
const productNames = ({ name, names }: Called) => (Object.keys(names).length > 0 ? names : name);

export const EXPORTS: Exports = {
  prices: listExport(
    priceSpec,
    columnsOf(
      Price,
      ['name', { from: productNames }],
      'sku',
      'listId',
      'minQuantity',
      'amount',
      'startsAt',
      'endsAt',
    ),
  ),
  competitorOffers: listExport(
    offerFile,
    columnsOf(
      Offer,
      ['name', { from: productNames }],
      'sku',
      'seller',
      'url',
      'own',
      'amount',
      'shipping',
      'total',
      'inStock',
      'observedAt',
      'movedAt',
      'ourAmount',
      'indexBps',
    ),
  ),
  suggestionRules: listExport(
    suggestionRuleList,
    columnsOf(
      SuggestionRuleInput,
      'name',
      'categoryId',
      'active',
      'aim',
      'offsetBps',
      'maxDownBps',
      'maxUpBps',
      'freshDays',
    ),
  ),
  seasonalPlans: listExport(
    seasonalPlanList,
    columnsOf(
      Plan,
      ['name', { isInternal: true }],
      'names',
      ['seasons', { isNew: true, from: ({ entries }) => (entries as unknown[]).length }],
      ['state', { isNew: true, from: useOf }],
      'archivedAt',
      ['updatedAt', { isNew: true }],
    ),
  ),
  priceLists: listExport(
    priceListList,
    columnsOf(
      ListedPriceList,
      'code',
      'kind',
      'name',
      ['state', { isNew: true, from: useOf }],
      'priority',
      'audience',
      'audience.levels',
      'audience.fromLevel',
      'audience.groups',
      'audience.channels',
      'audience.segments',
      'current',
      'planned',
      'archivedAt',
    ),
  ),
  priceEvents: listExport(
    priceEventSpec,
    columnsOf(
      LoggedPrice,
      ['name', { from: productNames }],
      'sku',
      'effectiveAt',
      'shownUntil',
      'recordedAt',
      'amount',
      ['originalAmount', { from: crossedOut }],
      'cause',
      'batchId',
      'actorName',
    ),
  ),
  priceBatches: {
    ...listExport(
      priceBatchSpec,
      columnsOf(
        PriceBatch.extend({ updatedAt: instant() }),
        ['name', { from: batchNames }],
        ['listId', { isNew: true }],
        'reason',
        'phase',
        'startsAt',
        'endsAt',
        'writtenAt',
        'itemCount',
        'flaggedCount',
        'belowFloorCount',
        'maxChangeBps',
        'minMarginBps',
        'authorName',
        'approverName',
        ['decision', { isNew: true }],
        ['updatedAt', { isNew: true }],
      ),
    ),
    namesOf: namesOfBatches,
  },
};
