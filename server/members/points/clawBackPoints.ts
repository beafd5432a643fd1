/** Takes back from members what they earned with goods that came back. */
import { MEMO_TYPES, type PointSource } from '#contract/members/points';
import type { ClawBack } from '#contract/members/programme';
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { earnedText, loadEarned } from './loadEarned.ts';
import { type EntryKey, keyText, loadKnown } from './loadKnown.ts';
import { type Ledger, openLedger } from './openLedger.ts';
import { clawBack as take, clawBackElsewhere, type Taken } from './plan/clawBack.ts';
import { bookOfPerson, spendingShares } from './plan/shares.ts';
import type { CauseKey } from './restorePoints.ts';
import { availableOf } from './rules.ts';
import { checkPoints } from './spendPoints.ts';

export interface Reversal {
  memberId: number;
  /** By one rule or, without it, by all. Of one source either is used, not both. */
  earned: { source: PointSource; sourceId: string; ruleKey?: string };
  /** What this reversal takes back in all, at most what was earned and not yet taken back. */
  points: number;
  cause: CauseKey;
  mode: ClawBack;
  arrearsLimit: number;
  /** What a refund paid less for. */
  deducted?: number;
  detail?: Record<string, unknown> | null;
}
export interface Reversed extends Taken {
  isNew: boolean;
}
const NOTHING: Reversed = {
  isNew: false,
  deducted: 0,
  absorbed: 0,
  own: 0,
  others: 0,
  arrears: 0,
  writtenOff: 0,
};

const earnedKey = ({ memberId, earned: { source, sourceId, ruleKey } }: Reversal) => ({
  memberId,
  source,
  sourceId,
  ruleKey: ruleKey ?? null,
});
/** A reversal may be one to four entries. */
const keysOf = ({ memberId, earned, cause }: Reversal): EntryKey[] =>
  (['clawBack', ...MEMO_TYPES] as const).map((type) => ({
    memberId,
    type,
    source: cause.source,
    sourceId: cause.sourceId,
    sourceLine: cause.sourceLine ?? '',
    ruleKey: earned.ruleKey ?? '',
  }));

/** Plans reversals in their order, each once for its cause and rule; the ledger is still to be written. */
export const planClawBacks = async (
  tx: Db,
  writer: Writer,
  all: readonly Reversal[],
): Promise<{ reversed: Reversed[]; ledger: Ledger }> => {
  for (const { points } of all) checkPoints(points);
  const done = new Set((await loadKnown(tx, all.flatMap(keysOf))).keys());
  const earned = await loadEarned(tx, all.map(earnedKey));
  const ledger = await openLedger(
    tx,
    writer,
    all.map(({ memberId }) => memberId),
  );
  const reversed = all.map((one): Reversed => {
    const keys = keysOf(one).map(keyText);
    const key = earnedText(earnedKey(one));
    const before = earned.get(key);
    if (!before || keys.some((known) => done.has(known))) return NOTHING;
    for (const known of keys) done.add(known);
    const { source, sourceId, sourceLine = '' } = one.cause;
    const [own, ...others] = ledger.plansOf(one.memberId);
    if (!own) return NOTHING;
    const elsewhere = bookOfPerson(others);
    const reversal = {
      earned: before,
      points: one.points,
      cause: { source, sourceId, sourceLine },
      ruleKey: one.earned.ruleKey ?? '',
      mode: one.mode,
      // What the person owes already counts, whichever record owes it.
      arrearsLimit: one.arrearsLimit - elsewhere.arrears,
      elsewhere: availableOf({ ...elsewhere, arrears: 0 }, writer.now),
      deducted: one.deducted ?? 0,
      detail: one.detail ?? null,
    };
    const after = take(own.plan, reversal, writer.now);
    // At once: otherwise what others give would repay what is owed after it.
    const given = spendingShares(others, after.elsewhere, writer.now)
      .filter(({ points }) => points > 0)
      .map(({ memberId, plan, points }) => ({
        memberId,
        plan: clawBackElsewhere(plan, reversal, points, writer.now),
      }));
    ledger.keep([{ memberId: one.memberId, plan: after.plan }, ...given]);
    earned.set(key, after.earned);
    return { isNew: after.earned.reversed > before.reversed, ...after.taken };
  });
  return { reversed, ledger };
};

/**
 * In their order, each once for its cause and rule: of the order's own points first, then by the policy; what cannot be taken
 * is written off.
 */
export const clawBackAll = async (
  tx: Db,
  writer: Writer,
  all: readonly Reversal[],
): Promise<Reversed[]> => {
  const { reversed, ledger } = await planClawBacks(tx, writer, all);
  await ledger.write();
  return reversed;
};
