/** Spends held points when their orders are paid. */
import type { Db } from '#db';
import { groupBy } from '#shared/groupBy';
import type { Writer } from '../../platform/records/writer.ts';
import { loadPeople } from '../people/load.ts';
import { type HoldKey, holdText, loadHolds } from './loadHolds.ts';
import { keyText, loadKnown } from './loadKnown.ts';
import { openLedger } from './openLedger.ts';
import { bookOfPerson } from './plan/shares.ts';
import { capture } from './plan/spend.ts';
import { lackOf, type Outcome, spendKey, spendShares } from './spendPoints.ts';

/** The payment of an order whose points are held. */
export interface Capture extends HoldKey {
  occurredAt?: number;
  reason?: string | null;
  detail?: Record<string, unknown> | null;
}
type HeldRow = { id: number; memberId: number; points: number } & HoldKey;
const sumOf = (rows: readonly HeldRow[]) => rows.reduce((sum, { points }) => sum + points, 0);

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
  const rows = [...holds.values()].flat();
  const spent = new Set((await loadKnown(tx, rows.map(spendKey))).keys());
  const memberIds = rows.map(({ memberId }) => memberId);
  const people = await loadPeople(tx, memberIds);
  const ledger = await openLedger(tx, writer, memberIds);
  const isOpen = ({ id, memberId }: HeldRow) =>
    ledger.planOf(memberId).book.holds.some((one) => one.id === id);
  const outcomes = all.map((one): Outcome => {
    const due = (holds.get(holdText(one)) ?? []).filter(
      (row) => !spent.has(keyText(spendKey(row))),
    );
    if (due.length === 0) return { isDone: true, isNew: false };
    // Two records whose merge was undone meanwhile are two members again, and each spends its part.
    const ended = [
      ...groupBy(
        due.filter((row) => !isOpen(row)),
        ({ memberId }) => people.primaryOf(memberId),
      ).values(),
    ];
    for (const rowsOfOne of ended) {
      const [{ memberId } = { memberId: 0 }] = rowsOfOne;
      const lack = lackOf(bookOfPerson(ledger.plansOf(memberId)), sumOf(rowsOfOne), writer);
      if (lack) return lack;
    }
    const { source, sourceId, occurredAt = now, reason = null, detail = null } = one;
    const entry = { source, sourceId, occurredAt, reason, detail };
    for (const row of due) {
      spent.add(keyText(spendKey(row)));
      const plan = ledger.planOf(row.memberId);
      const open = plan.book.holds.find(({ id }) => id === row.id);
      if (open) ledger.keep([{ memberId: row.memberId, plan: capture(plan, open, entry, now) }]);
    }
    for (const rowsOfOne of ended) {
      const [{ memberId } = { memberId: 0 }] = rowsOfOne;
      ledger.keep(spendShares(ledger.plansOf(memberId), entry, sumOf(rowsOfOne), now));
    }
    return { isDone: true, isNew: true };
  });
  await ledger.write();
  return outcomes;
};
