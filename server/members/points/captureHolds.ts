/** Spends held points when their orders are paid. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { type HoldKey, holdText, loadHolds } from './loadHolds.ts';
import { keyText, loadKnown } from './loadKnown.ts';
import { openLedger } from './openLedger.ts';
import { capture, spend } from './plan/spend.ts';
import { lackOf, type Outcome, orRefuse, spendKey } from './spendPoints.ts';

/** The payment of an order whose points are held. */
export interface Capture extends HoldKey {
  occurredAt?: number;
  reason?: string | null;
  detail?: Record<string, unknown> | null;
}
/**
 * Spends what is held. A hold that has ended is spent anew from what the member has, where that is enough. A source without
 * a hold spends nothing.
 */
export const captureAllHolds = async (
  tx: Db,
  writer: Writer,
  all: readonly Capture[],
): Promise<Outcome[]> => {
  const { now } = writer;
  const holds = await loadHolds(tx, all);
  const spent = new Set((await loadKnown(tx, [...holds.values()].map(spendKey))).keys());
  const ledger = await openLedger(
    tx,
    writer,
    [...holds.values()].map(({ memberId }) => memberId),
  );
  const outcomes = all.map((one): Outcome => {
    const row = holds.get(holdText(one));
    if (!row || spent.has(keyText(spendKey(row)))) return { isDone: true, isNew: false };
    const { source, sourceId, occurredAt = now, reason = null, detail = null } = one;
    const entry = { source, sourceId, occurredAt, reason, detail };
    const plan = ledger.planOf(row.memberId);
    const open = plan.book.holds.find(({ id }) => id === row.id);
    const lack = open ? null : lackOf(plan, row.points, writer);
    if (lack) return lack;
    spent.add(keyText(spendKey(row)));
    const next = open ? capture(plan, open, entry, now) : spend(plan, entry, row.points, now);
    ledger.keep(row.memberId, next);
    return { isDone: true, isNew: true };
  });
  await ledger.write();
  return outcomes;
};
export const captureHold = async (tx: Db, writer: Writer, one: Capture) => {
  const [outcome] = await captureAllHolds(tx, writer, [one]);
  return orRefuse(outcome, (await loadHolds(tx, [one])).get(holdText(one))?.points ?? 0);
};
