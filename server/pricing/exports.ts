/** Columns of the exports of price lists, shown prices and batches. */
import * as z from 'zod';
import { SuggestionRuleInput } from '#contract/pricing/competitors';
import { amount, count, instant, localized, rate, reference } from '#shared/fields';
import { PriceList } from '#contract/pricing/priceLists';
import { PriceEvent } from '#contract/pricing/prices';
import { PriceBatch } from '#contract/pricing/priceBatches';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { priceBatchSpec } from './priceBatches/list.ts';
import { priceListList } from './priceLists/routes.ts';
import { offerFile } from './competitors/list.ts';
import { suggestionRuleList } from './competitors/ruleRoutes.ts';
import { seasonalPlanList } from './seasonalPlans/routes.ts';
import { priceEventSpec, priceSpec } from './prices/list.ts';

const Price = z.object({
  name: z.string(),
  sku: z.string().nullable(),
  listId: reference('priceLists'),
  minQuantity: count(1, 1_000_000),
  amount: amount(),
  startsAt: instant(),
  endsAt: instant().nullable(),
});
const Offer = z.object({
  name: z.string(),
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
const Plan = z.object({ name: z.string(), names: localized(), archivedAt: instant().nullable() });

export const EXPORTS: Exports = {
  prices: listExport(
    priceSpec,
    columnsOf(Price, 'name', 'sku', 'listId', 'minQuantity', 'amount', 'startsAt', 'endsAt'),
  ),
  competitorOffers: listExport(
    offerFile,
    columnsOf(
      Offer,
      'name',
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
    columnsOf(Plan, ['name', { isInternal: true }], 'names', 'archivedAt'),
  ),
  priceLists: listExport(
    priceListList,
    columnsOf(
      PriceList,
      'code',
      'kind',
      'name',
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
      PriceEvent,
      'name',
      'sku',
      'effectiveAt',
      'shownUntil',
      'recordedAt',
      'amount',
      'originalAmount',
      'cause',
      'batchId',
      'actorName',
    ),
  ),
  priceBatches: listExport(
    priceBatchSpec,
    columnsOf(
      PriceBatch,
      'name',
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
    ),
  ),
};
