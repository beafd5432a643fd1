/** Gives members back what they spent on orders that came back. */
import type { PointSource } from '#contract/members/points';
import type { ReturnPolicy } from '#contract/members/programme';
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import {
  causeText,
  loadRestoredCauses,
  loadSpendings,
  type Spending,
  spentText,
} from './loadSpendings.ts';
import { openLedger } from './openLedger.ts';
import type { Plan } from './plan/plan.ts';
import { restore } from './plan/restore.ts';
import { restoringShares } from './plan/shares.ts';
import { reinstatedUntil } from './rules.ts';
import { checkPoints } from './spendPoints.ts';

/** What a correction is due to, with its part. */
export interface CauseKey {
  source: PointSource;
  sourceId: string;
  sourceLine?: string;
}
export interface Restoration {
  spent: { source: PointSource; sourceId: string };
  points: number;
  cause: CauseKey;
  returns: Pick<ReturnPolicy, 'reinstateDays'>;
}
export interface Restored {
  isNew: boolean;
  /** Less than was asked for where less had been spent, or been left of it. */
  points: number;
}

const causeOf = ({ source, sourceId, sourceLine = '' }: CauseKey) => ({
  source,
  sourceId,
  sourceLine,
});

/** In their order, each once for its cause. */
const restoreAllPoints = async (
  tx: Db,
  writer: Writer,
  all: readonly Restoration[],
): Promise<Restored[]> => {
  for (const { points } of all) checkPoints(points);
  const done = await loadRestoredCauses(
    tx,
    all.map(({ cause }) => cause),
  );
  const spent = new Map(
    await loadSpendings(
      tx,
      all.map((one) => one.spent),
    ),
  );
  const spendings = [...spent.values()].flat();
  const ledger = await openLedger(
    tx,
    writer,
    spendings.map(({ memberId }) => memberId),
    spendings.flatMap(({ parts }) => parts.map(({ lotId }) => lotId)),
  );
  const restored = all.map((one): Restored => {
    const cause = causeOf(one.cause);
    const before = spent.get(spentText(one.spent)) ?? [];
    if (done.has(causeText(cause)) || before.length === 0) return { isNew: false, points: 0 };
    done.add(causeText(cause));
    const until = reinstatedUntil(writer.now, one.returns.reinstateDays, writer.settings.timeZone);
    const shares = restoringShares(
      before.flatMap(({ entryId, parts }) => parts.map((part) => ({ ...part, entryId }))),
      before.flatMap(({ memberId }) => ledger.planOf(memberId).book.lots),
      one.points,
    );
    let points = 0;
    const plans = new Map<number, Plan>();
    const after = before.map((spending): Spending => {
      const { memberId, entryId } = spending;
      const share = shares.get(entryId) ?? 0;
      if (share === 0) return spending;
      const plan = plans.get(memberId) ?? ledger.planOf(memberId);
      const given = restore(plan, spending, share, cause, until, writer.now);
      plans.set(memberId, given.plan);
      points += given.restored;
      return { ...given.spent, memberId };
    });
    ledger.keep([...plans].map(([memberId, plan]) => ({ memberId, plan })));
    spent.set(spentText(one.spent), after);
    return { isNew: points > 0, points };
  });
  await ledger.write();
  return restored;
};
/** To the lots they came from, the last taken first; of lapsed lots for some days more. */
export const restorePoints = async (tx: Db, writer: Writer, one: Restoration): Promise<Restored> =>
  (await restoreAllPoints(tx, writer, [one]))[0] ?? { isNew: false, points: 0 };
