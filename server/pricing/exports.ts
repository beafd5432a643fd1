/** Columns of the exports of price lists, shown prices and batches. */
import { PriceList } from '#contract/pricing/priceLists';
import { PriceEvent } from '#contract/pricing/prices';
import { PriceBatch } from '#contract/pricing/priceBatches';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { priceBatchSpec } from './priceBatches/list.ts';
import { priceListList } from './priceLists/routes.ts';
import { priceEventSpec } from './prices/list.ts';

export const EXPORTS: Exports = {
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
