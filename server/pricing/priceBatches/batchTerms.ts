/** The terms and thresholds that the rows of a batch are evaluated with. */
import type { BatchInput } from '#contract/pricing/priceBatches';
import type { Db } from '#db';
import { currencyDecimals } from '#shared/localization';
import { invalid } from '../../platform/http/errors.ts';
import { loadPriceLists } from '../prices/readLists.ts';
import type { Settings } from '#contract/platform/settings';
import type { BatchTerms, Thresholds } from './rowFacts.ts';

export type EvaluationInput = Pick<
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
export const loadBatchTerms = async (
  db: Db,
  input: EvaluationInput,
  settings: Settings,
): Promise<BatchTerms> => {
  const list = (await loadPriceLists(db)).get(input.listId);
  if (!list) throw invalid({ listId: 'prices.errors.unknownList' });
  if (list.archived) throw invalid({ listId: 'priceLists.errors.archived' });
  return {
    formula: input.formula,
    rounding: input.rounding,
    request: input.request,
    decimals: currencyDecimals(settings.currency),
    sale: list.kind === 'sale',
    thresholds: thresholdsOf(settings),
  };
};
