/**
 * What goods cost the store and what it earns on them, masked for whoever is not granted `costs.show`. By name, because
 * reports, rows of batches and activity entries hold these figures without a contract. Pure.
 */
import { own } from './own.ts';

/**
 * Names of fields; a floor follows from the cost and the least margin, and so does the change of a price that was raised
 * to it.
 */
export const COST_FIELDS: ReadonlySet<string> = new Set([
  'belowFloorCount',
  'cost',
  'flaggedCount',
  'floor',
  'giftCost',
  'largestChangeBps',
  'margin',
  'marginAfter',
  'marginBefore',
  'marginBps',
  'marginPerDay',
  'maxChangeBps',
  'minMarginBps',
  'newMarginBps',
  'oldMarginBps',
  'returnedWithCost',
  'revenueWithCost',
  'roiBps',
]);

/**
 * Sums that may hold what gifts cost: what a promotion or campaign spent or cost, and its revenue divided by that. They are masked
 * only where gifts were given, but nobody without sight of costs may sort by them.
 */
const SUMS_WITH_GIFTS: ReadonlySet<string> = new Set(['spent', 'effectCost', 'roasBps']);

/** Whether a list may be filtered or sorted by this field only with sight of costs. */
export const tellsCosts = (field: string): boolean =>
  COST_FIELDS.has(field) || SUMS_WITH_GIFTS.has(field);

/** Whether the sums of a row or report hold what gifts cost. */
const holdsGiftCosts = ({
  hasGiftCosts,
  giftCost,
}: {
  hasGiftCosts?: unknown;
  giftCost?: unknown;
}): boolean => hasGiftCosts === true || (typeof giftCost === 'number' && giftCost !== 0);

/** A suggested price that the floor stopped is the floor, and its change tells it. */
const SUGGESTED: ReadonlySet<string> = new Set(['suggestedAmount', 'changeBps']);
const isStoppedByFloor = (value: object) => (value as { bound?: unknown }).bound === 'floor';

/** A target margin and the price it led to tell the cost. */
const isMarginFormula = (value: object) => (value as { kind?: unknown }).kind === 'margin';

/** Flags of new prices, and reasons why a second person must agree, that say on which side of the cost a price lies. */
const TELLING: Readonly<Record<string, ReadonlySet<unknown>>> = {
  flags: new Set(['belowFloor', 'belowCost', 'lowMargin', 'raised']),
  breaches: new Set(['change', 'floor', 'margin']),
};
const withoutTelling = (key: string, item: unknown): unknown => {
  const telling = own(TELLING, key);
  return telling && Array.isArray(item) ? item.filter((one) => !telling.has(one)) : item;
};

/** A copy of an answer in which these figures are null, at any depth. */
export const maskCosts = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(maskCosts);
  const isFormula = isMarginFormula(value);
  const withGifts = holdsGiftCosts(value);
  const isFloor = isStoppedByFloor(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      COST_FIELDS.has(key) ||
      (isFormula && key === 'bps') ||
      (withGifts && SUMS_WITH_GIFTS.has(key)) ||
      (isFloor && SUGGESTED.has(key))
        ? null
        : maskCosts(withoutTelling(key, item)),
    ]),
  );
};
