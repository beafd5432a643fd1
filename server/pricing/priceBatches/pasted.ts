/** Pasted lines → figures of variants; every line that is none is told with its reason. */
import {
  MAX_PASTED_LINES,
  type OwnFigure,
  type Pasted,
  type PastedRow,
} from '#contract/pricing/priceBatches';
import { currencyDecimals } from '#shared/localization';
import { message } from '#shared/fields';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { invalid } from '../../platform/http/errors.ts';
import type { Settings } from '#contract/platform/settings';
import { readLines } from './pastedLines.ts';

/** Refused lines told one by one. */
const TOLD = 1000;

export const readPasted = async (db: Db, text: string, { currency }: Settings): Promise<Pasted> => {
  let breaks = 0;
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1))
    breaks++;
  if (breaks > MAX_PASTED_LINES)
    throw invalid({ text: message('prices.errors.tooManyLines', { max: MAX_PASTED_LINES }) });
  const lines = readLines(text, currency, currencyDecimals(currency));
  const found = await selectIn<{ id: number; sku: string }>(
    db,
    'select id, sku from variants where sku in (?) order by id desc',
    [...new Set(lines.map(({ sku }) => sku))],
    'text',
  );
  const variants = new Map(found.map(({ id, sku }) => [sku, id]));
  const seen = new Map<string, number>();
  const figures: OwnFigure[] = [];
  const refused: PastedRow[] = [];
  for (const { line, sku, amount, error } of lines) {
    const variantId = variants.get(sku) ?? null;
    const twice = seen.get(sku);
    const why =
      error ??
      (variantId === null
        ? 'prices.errors.unknownSku'
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
    refused: refused.slice(0, TOLD),
    refusedCount: refused.length,
  };
};
