/** Converts pasted lines to new prices of variants; lists every line that cannot be used with its reason. */
import {
  MAX_PASTED_LINES,
  type Pasted,
  type PastedRow,
} from '#contract/pricing/priceBatches/pastedPrices';
import type { OwnFigure } from '#contract/pricing/priceBatches';
import { currencyDecimals } from '#shared/localization';
import { message } from '#shared/fields';
import type { Db } from '#db';
import { invalid } from '../../platform/http/errors.ts';
import type { Settings } from '#contract/platform/settings';
import { loadVariantIds } from '../prices/variants.ts';
import { readLines } from './pastedLines.ts';

/** The number of refused lines that are listed; the rest is only counted. */
const MAX_LISTED = 1000;

export const readPasted = async (db: Db, text: string, { currency }: Settings): Promise<Pasted> => {
  let breaks = 0;
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1))
    breaks++;
  if (breaks > MAX_PASTED_LINES)
    throw invalid({ text: message('prices.errors.tooManyLines', { max: MAX_PASTED_LINES }) });
  const lines = readLines(text, currency, currencyDecimals(currency));
  const matchSku = await loadVariantIds(
    db,
    lines.map(({ sku }) => sku),
  );
  const seen = new Map<string, number>();
  const figures: OwnFigure[] = [];
  const refused: PastedRow[] = [];
  for (const { line, sku, amount, error } of lines) {
    const match = matchSku(sku);
    const variantId = 'error' in match ? null : match.variantId;
    const twice = seen.get(sku);
    const why =
      error ??
      ('error' in match
        ? match.error
        : twice === undefined
          ? null
          : message('prices.errors.twice', { line: twice }));
    if (why !== null || variantId === null)
      refused.push({ line, sku, variantId, amount, error: why });
    else {
      seen.set(sku, line);
      figures.push({ variantId, amount });
    }
  }
  return {
    rows: lines.length,
    figures,
    refused: refused.slice(0, MAX_LISTED),
    refusedCount: refused.length,
  };
};
