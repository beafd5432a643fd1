/** Units that an open case is about are refunded by it alone; a repair ends before its unit is refunded. */
import type { Db } from '#db';
import { type FieldErrors, message } from '#shared/fields';
import { invalid } from '../../platform/http/errors.ts';
import { loadLineIds } from '../refunds/lineIds.ts';
import { loadHeldUnits, loadUnitsLeft } from './load.ts';
import { unitsOf } from './rules.ts';

interface Asked {
  order: { externalId: string };
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
  const ids = await loadLineIds(tx, order.externalId);
  const errors: FieldErrors = {};
  lines.forEach(({ id, quantity }, index) => {
    // What was redeemed as one line may have been ordered as several.
    const named = left.filter(({ lineNumber }) => ids.get(lineNumber) === id);
    const sumOf = (of: (line: (typeof named)[number]) => number) =>
      named.reduce((sum, line) => sum + of(line), 0);
    const under = sumOf(({ lineNumber }) => unitsOf(held, lineNumber));
    if (under === 0) return;
    const max = Math.max(0, sumOf(({ free }) => free) - under);
    if (quantity > max) errors[index] = { quantity: message('refunds.errors.underCase', { max }) };
  });
  if (Object.keys(errors).length > 0) throw invalid({ lines: errors });
};
