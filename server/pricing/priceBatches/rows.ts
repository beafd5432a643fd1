/** Completes rows of a page for display: names, floor, margins, lowest prior price, competitors. */
import type { BatchRow, Flag } from '#contract/pricing/priceBatches/batchRows';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Localized } from '#shared/localization';
import type { Db } from '#db';
import { inValues, query } from '#db/statements';
import { priorPrice } from '../priceEvents/rules.ts';
import { loadShown } from '../prices/readShown.ts';
import { AVERAGE_COMPETING, freshAfter } from './competing.ts';
import { mulDiv } from '#shared/money';
import { floorOf, type Guards, marginBps } from '../guards/rules.ts';
import { beforeOf } from './rules.ts';

export interface PageRow extends Guards {
  variantId: number;
  oldAmount: number | null;
  ownAmount: number | null;
  outlasts: boolean;
  newAmount: number | null;
  flags: readonly Flag[];
  edited: boolean;
}

interface Named {
  id: number;
  product_id: number;
  names: string;
  sku: string | null;
  option_values: string;
  options: string;
  average: number | null;
  today: number | null;
}

/** What the chosen value of each option is called, in the order of the options; its key where it has no name. */
const optionNames = ({ option_values, options }: Named): Localized[] => {
  const named = JSON.parse(options) as { values: { key: string; names: Localized }[] }[];
  return (JSON.parse(option_values) as string[]).map(
    (chosen, index) =>
      named[index]?.values.find(({ key }) => key === chosen)?.names ?? { en: chosen },
  );
};

export const detail = async (
  db: Db,
  rows: readonly PageRow[],
  { startsAt, now }: { startsAt: number; now: number },
): Promise<BatchRow[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ variantId }) => variantId);
  const named = await query<Named>(
    db,
    `select v.id, v.product_id, p.names, v.sku, v.option_values, p.options, ${AVERAGE_COMPETING} as average,
       (select amount from prices where variant_id = v.id and list_id = ${BASE_LIST_ID} and min_quantity = 1
         and starts_at <= ? and ends_at > ?) as today
     from variants v join products p on p.id = v.product_id where v.id ${inValues(db, 'bigint')}`,
    [freshAfter(now), now, now, JSON.stringify(ids)],
  );
  const byId = new Map(named.map((row) => [row.id, row]));
  const shownOf = await loadShown(db, ids);
  return rows.flatMap((row): BatchRow[] => {
    const known = byId.get(row.variantId);
    if (!known) return [];
    const average = known.average === null ? null : Number(known.average);
    const amount = row.newAmount ?? row.ownAmount ?? row.oldAmount;
    return [
      {
        variantId: row.variantId,
        productId: known.product_id,
        names: JSON.parse(known.names) as Localized,
        sku: known.sku,
        options: optionNames(known),
        oldAmount: row.oldAmount,
        todayAmount: known.today === null ? null : Number(known.today),
        ownAmount: row.ownAmount,
        outlasts: row.outlasts,
        newAmount: row.newAmount,
        cost: row.cost,
        floor: floorOf(row),
        oldMarginBps: marginBps(beforeOf(row), row.cost),
        newMarginBps: marginBps(amount, row.cost),
        priorAmount: priorPrice(shownOf(row.variantId), startsAt),
        competitorIndexBps:
          average === null || amount === null || average <= 0
            ? null
            : mulDiv(amount, 10_000, average),
        flags: [...row.flags],
        edited: row.edited,
      },
    ];
  });
};
