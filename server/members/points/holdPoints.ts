/** Holds points for orders until they are paid, and gives them back. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { type HoldKey, holdText, loadHolds } from './loadHolds.ts';
import { openLedger } from './openLedger.ts';
import { bookOfPerson, spendingShares } from './plan/shares.ts';
import { hold, releaseHold } from './plan/spend.ts';
import { checkPoints, lackOf, type Outcome } from './spendPoints.ts';

export interface Holding extends HoldKey {
  memberId: number;
  points: number;
  /** From this instant on the hold holds nothing. */
  expiresAt: number;
}

/** In their order; each is refused by itself where the points are not enough. A source holds once. */
export const holdAllPoints = async (
  tx: Db,
  writer: Writer,
  all: readonly Holding[],
): Promise<Outcome[]> => {
  for (const { points } of all) checkPoints(points);
  const known = new Set((await loadHolds(tx, all)).keys());
  const ledger = await openLedger(
    tx,
    writer,
    all.map(({ memberId }) => memberId),
  );
  const outcomes = all.map(({ memberId, ...one }): Outcome => {
    if (known.has(holdText(one))) return { isDone: true, isNew: false };
    const plans = ledger.plansOf(memberId);
    const lack = lackOf(bookOfPerson(plans), one.points, writer);
    if (lack) return lack;
    known.add(holdText(one));
    const shares = spendingShares(plans, one.points, writer.now);
    ledger.keep(
      shares.map(({ memberId: recordId, plan, points }) => ({
        memberId: recordId,
        plan: hold(plan, { ...one, points }, writer.now),
      })),
    );
    return { isDone: true, isNew: true };
  });
  await ledger.write();
  return outcomes;
};

/** Gives back what is held; does nothing where it is no longer. */
export const releaseAllHolds = async (
  tx: Db,
  writer: Writer,
  all: readonly HoldKey[],
): Promise<void> => {
  const holds = [...(await loadHolds(tx, all)).values()];
  const ledger = await openLedger(
    tx,
    writer,
    holds.flat().map(({ memberId }) => memberId),
  );
  for (const parts of holds)
    ledger.keep(
      parts.map(({ id, memberId }) => {
        const plan = ledger.planOf(memberId);
        const open = plan.book.holds.find((one) => one.id === id);
        return { memberId, plan: open ? releaseHold(plan, open, writer.now) : plan };
      }),
    );
  await ledger.write();
};
