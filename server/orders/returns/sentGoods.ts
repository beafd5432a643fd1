/** Whether a return is about the same goods as before. Pure. */

/** Goods as a message says them: their SKU, and the line that they name by its id. */
export interface SentGoods {
  sku: string | null;
  lineId: string | null;
  quantity: number;
  amount: number;
}

const textOf = (goods: readonly SentGoods[], withLines: boolean): string =>
  goods
    .map(({ sku, lineId, quantity, amount }) =>
      JSON.stringify([sku, withLines ? lineId : null, quantity, amount]),
    )
    .sort()
    .join();

/** Lines in any order; that a message names the lines for the first time does not make them others. */
export const isSameGoods = (before: readonly SentGoods[], now: readonly SentGoods[]): boolean =>
  textOf(before, true) === textOf(now, true) ||
  (before.every(({ lineId }) => lineId === null) && textOf(before, false) === textOf(now, false));

/** Whether goods are among them of which nothing was said before. */
export const asksForOthers = (before: readonly SentGoods[], now: readonly SentGoods[]): boolean =>
  now.some(
    ({ sku, lineId }) =>
      !before.some((one) => one.sku === sku && (one.lineId === null || one.lineId === lineId)),
  );
