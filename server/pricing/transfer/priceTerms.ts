/** Quantity and window of the prices in a file. */
import { readCount, valueOrNull } from '#shared/numbers';
import type { ImportRun } from '../../platform/imports/run.ts';
import type { Cells } from './priceCells.ts';

const MAX_QUANTITY = 1_000_000;

/** Quantity and window, which are the same for all prices of a batch. */
export interface Window {
  minQuantity: number;
  startsAt: number | null;
  endsAt: number | null;
}

export const readWindow = (cells: Cells, { writer: { settings, now } }: ImportRun): Window => {
  const typed = cells.text('min_quantity');
  const minQuantity = typed === '' ? 1 : valueOrNull(readCount(typed));
  if (minQuantity === null || minQuantity < 1 || minQuantity > MAX_QUANTITY)
    cells.fail('min_quantity', 'integer');
  const startsAt = cells.moment('starts_at', settings.timeZone);
  const endsAt = cells.moment('ends_at', settings.timeZone, true);
  if (endsAt !== null && endsAt <= now) cells.fail('ends_at', 'prices.errors.endsInPast');
  else if (endsAt !== null && startsAt !== null && endsAt <= startsAt)
    cells.fail('ends_at', 'prices.errors.endsBeforeStart');
  return { minQuantity: minQuantity ?? 1, startsAt, endsAt };
};

export const isSame = (a: Window, b: Window) =>
  a.minQuantity === b.minQuantity && a.startsAt === b.startsAt && a.endsAt === b.endsAt;
