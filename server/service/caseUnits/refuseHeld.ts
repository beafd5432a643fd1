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

/** Of each line, by its id, the units that open cases hold and those that a refund by itself can still be about. */
export const loadUnderCases = async (
  db: Db,
  now: number,
  { order, caseId }: Omit<Asked, 'lines'>,
): Promise<ReadonlyMap<string, { held: number; free: number }>> => {
  const holding = (await loadHeldUnits(db, order.externalId, now))
    .filter((one) => one.caseId !== caseId)
    .flatMap((one) => one.lines);
  const found = new Map<string, { held: number; free: number }>();
  if (holding.length === 0) return found;
  const ids = await loadLineIds(db, order.externalId);
  for (const { lineNumber, free } of await loadUnitsLeft(db, order.externalId, now)) {
    const id = ids.get(lineNumber);
    if (id === undefined) continue;
    // What was redeemed as one line may have been ordered as several.
    const before = found.get(id) ?? { held: 0, free: 0 };
    const held = unitsOf(holding, lineNumber);
    found.set(id, { held: before.held + held, free: before.free + free - held });
  }
  return found;
};

/** 422 with the line of which fewer are free. */
export const refuseHeldUnits = async (
  tx: Db,
  now: number,
  { lines, ...asked }: Asked,
): Promise<void> => {
  const under = await loadUnderCases(tx, now, asked);
  const errors: FieldErrors = {};
  lines.forEach(({ id, quantity }, index) => {
    const line = under.get(id);
    if (!line || line.held === 0) return;
    const max = Math.max(0, line.free);
    if (quantity > max) errors[index] = { quantity: message('refunds.errors.underCase', { max }) };
  });
  if (Object.keys(errors).length > 0) throw invalid({ lines: errors });
};
