/** Takes points away from members by hand, each deduction once. */
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { type EntryKey, keyText, loadKnown } from './loadKnown.ts';
import { openLedger } from './openLedger.ts';
import { bookOfPerson, takingShares } from './plan/shares.ts';
import { deduct, takeableOf } from './plan/adjust.ts';
import { checkPoints } from './spendPoints.ts';

export interface Deduction {
  memberId: number;
  /** Above zero. */
  points: number;
  source: PointSource;
  sourceId: string;
  sourceLine: string;
  occurredAt: number;
  reason: string | null;
  detail: Record<string, unknown> | null;
}
const keyOf = ({ memberId, source, sourceId, sourceLine }: Deduction): EntryKey => ({
  memberId,
  type: 'adjustDebit',
  source,
  sourceId,
  sourceLine,
  ruleKey: '',
});

/**
 * In their order, what can be spent before what waits. Returns for each what could have been taken where that is too few:
 * then the caller gives up the transaction, because others may have been written.
 */
export const deductPoints = async (
  tx: Db,
  writer: Writer,
  all: readonly Deduction[],
): Promise<(number | null)[]> => {
  for (const { points } of all) checkPoints(points);
  const known = await loadKnown(tx, all.map(keyOf));
  const ledger = await openLedger(
    tx,
    writer,
    all.map(({ memberId }) => memberId),
  );
  const lacks = all.map((one) => {
    const { memberId, points, ...entry } = one;
    if (known.has(keyText(keyOf(one)))) return null;
    const plans = ledger.plansOf(memberId);
    const takeable = takeableOf(bookOfPerson(plans), writer.now);
    if (takeable < points) return takeable;
    const shares = takingShares(plans, points, writer.now);
    ledger.keep(
      shares.map((share) => ({
        memberId: share.memberId,
        plan: deduct(share.plan, entry, share.points, writer.now),
      })),
    );
    return null;
  });
  await ledger.write();
  return lacks;
};
