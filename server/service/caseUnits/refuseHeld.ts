/** Units that an open case is about are refunded by it alone; a repair ends before its unit is refunded. */
import type { Db } from '#db';
import { type FieldErrors, message } from '#shared/fields';
import { linesOf } from '../../orders/orders/showParts.ts';
import { invalid } from '../../platform/http/errors.ts';
import { loadHeldUnits, loadUnitsLeft } from './load.ts';
import { unitsOf } from './rules.ts';

interface Asked {
  order: { id: number; externalId: string };
  lines: readonly { id: string; quantity: number }[];
  /** The case that refunds its own units; null for a refund by itself. */
  caseId?: number;
}

/** 422 with the line of which fewer are free. */
export const refuseHeldUnits = async (
  tx: Db,
  now: number,
  { order, lines, caseId }: Asked,
): Promise<void> => {
  const held = (await loadHeldUnits(tx, order.externalId, now))
    .filter((one) => one.caseId !== caseId)
    .flatMap((one) => one.lines);
  if (held.length === 0) return;
  const left = await loadUnitsLeft(tx, order.externalId, now);
  const named = await linesOf(tx, { id: order.id });
  const errors: FieldErrors = {};
  lines.forEach(({ id, quantity }, index) => {
    const number = named.find(({ lineId }) => lineId === id)?.number ?? 0;
    const under = unitsOf(held, number);
    if (under === 0) return;
    const max = Math.max(0, (left.find((one) => one.lineNumber === number)?.free ?? 0) - under);
    if (quantity > max) errors[index] = { quantity: message('refunds.errors.underCase', { max }) };
  });
  if (Object.keys(errors).length > 0) throw invalid({ lines: errors });
};
