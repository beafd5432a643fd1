/** Gives members back what they spent on orders that came back. */
import type { PointSource } from '#contract/members/points';
import type { ReturnPolicy } from '#contract/members/programme';
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { keyText, loadKnown } from './loadKnown.ts';
import { loadSpent } from './loadSpent.ts';
import { openLedger } from './openLedger.ts';
import { restore } from './plan/restore.ts';
import { reinstatedUntil } from './rules.ts';
import { checkPoints, spendKey } from './spendPoints.ts';

/** What a correction is due to, with its part. */
export interface CauseKey {
  source: PointSource;
  sourceId: string;
  sourceLine?: string;
}
export interface Restoration {
  memberId: number;
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
const keyOf = ({ memberId, cause }: Restoration) =>
  ({ ...causeOf(cause), memberId, type: 'restore', ruleKey: '' }) as const;
const spentKey = ({ memberId, spent }: Restoration) => spendKey({ memberId, ...spent });

/** In their order, each once for its cause. */
export const restoreAllPoints = async (
  tx: Db,
  writer: Writer,
  all: readonly Restoration[],
): Promise<Restored[]> => {
  for (const { points } of all) checkPoints(points);
  const entries = await loadKnown(tx, [...all.map(keyOf), ...all.map(spentKey)]);
  const done = new Set(entries.keys());
  const spentIds = all.flatMap((one) => entries.get(keyText(spentKey(one))) ?? []);
  const spent = new Map(await loadSpent(tx, [...new Set(spentIds)]));
  const ledger = await openLedger(
    tx,
    writer,
    all.map(({ memberId }) => memberId),
    [...spent.values()].flatMap(({ parts }) => parts.map(({ lotId }) => lotId)),
  );
  const restored = all.map((one): Restored => {
    const key = keyText(keyOf(one));
    const before = spent.get(entries.get(keyText(spentKey(one))) ?? 0);
    if (done.has(key) || !before) return { isNew: false, points: 0 };
    done.add(key);
    const until = reinstatedUntil(writer.now, one.returns.reinstateDays, writer.settings.timeZone);
    const plan = ledger.planOf(one.memberId);
    const after = restore(plan, before, one.points, causeOf(one.cause), until, writer.now);
    ledger.keep(one.memberId, after.plan);
    spent.set(before.entryId, after.spent);
    return { isNew: after.restored > 0, points: after.restored };
  });
  await ledger.write();
  return restored;
};
/** To the lots they came from, the last taken first; of lapsed lots for some days more. */
export const restorePoints = async (tx: Db, writer: Writer, one: Restoration): Promise<Restored> =>
  (await restoreAllPoints(tx, writer, [one]))[0] ?? { isNew: false, points: 0 };
