/** The terms and thresholds that the rows of a batch are evaluated with. */
import type { BatchInput } from '#contract/pricing/priceBatches';
import type { Db } from '#db';
import { currencyDecimals } from '#shared/localization';
import { invalid } from '../../platform/http/errors.ts';
import { loadPriceLists } from '../prices/readLists.ts';
import type { Settings } from '#contract/platform/settings';
import type { BatchTerms, Thresholds } from './rowFacts.ts';

export type Asked = Pick<
  BatchInput,
  | 'listId'
  | 'minQuantity'
  | 'startsAt'
  | 'endsAt'
  | 'filter'
  | 'formula'
  | 'rounding'
  | 'request'
  | 'figures'
>;

export const thresholdsOf = (settings: Settings): Thresholds => ({
  changeBps: settings.approvalChangeBps,
  marginBps: settings.approvalMarginBps,
  rows: settings.approvalRows,
});

/** The terms by which a batch's rows are evaluated; 422 for a list that cannot be written to. */
export const termsOf = async (db: Db, asked: Asked, settings: Settings): Promise<BatchTerms> => {
  const list = (await loadPriceLists(db)).get(asked.listId);
  if (!list) throw invalid({ listId: 'prices.errors.unknownList' });
  if (list.archived) throw invalid({ listId: 'priceLists.errors.archived' });
  return {
    formula: asked.formula,
    rounding: asked.rounding,
    request: asked.request,
    decimals: currencyDecimals(settings.currency),
    sale: list.kind === 'sale',
    thresholds: thresholdsOf(settings),
  };
};
