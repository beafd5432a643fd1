/**
 * What goods cost the store and what it earns on them, masked for whoever is not granted `costs.show`. By name, because
 * reports, rows of batches and activity entries hold these figures without a contract. Pure.
 */

/** Names of fields; a floor follows from the cost and the least margin. */
export const COST_FIELDS: ReadonlySet<string> = new Set([
  'cost',
  'floor',
  'giftCost',
  'margin',
  'marginAfter',
  'marginBefore',
  'marginBps',
  'marginPerDay',
  'minMarginBps',
  'newMarginBps',
  'oldMarginBps',
  'returnedWithCost',
  'revenueWithCost',
  'roiBps',
]);

/** A target margin and the price it led to tell the cost. */
const isMarginFormula = (value: object) => (value as { kind?: unknown }).kind === 'margin';

/** A copy of an answer in which these figures are null, at any depth. */
export const maskCosts = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(maskCosts);
  const isFormula = isMarginFormula(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      COST_FIELDS.has(key) || (isFormula && key === 'bps') ? null : maskCosts(item),
    ]),
  );
};
