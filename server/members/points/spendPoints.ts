/** Spends points of members, at once or by a hold that an order's reservation makes. */
import type { PointBalance, PointSource } from '#contract/members/points';
import type { Db } from '#db';
import { message } from '#shared/fields';
import { conflict, invalid } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { type EntryKey, keyText, loadKnown } from './loadKnown.ts';
import { openLedger } from './openLedger.ts';
import type { RecordPlan } from './plan/plan.ts';
import { bookOfPerson, spendingShares } from './plan/shares.ts';
import { spend } from './plan/spend.ts';
import { availableOf, balanceOf, type Book } from './rules.ts';

export interface Spending {
  memberId: number;
  points: number;
  source: PointSource;
  sourceId: string;
  occurredAt: number;
  reason?: string | null;
  detail?: Record<string, unknown> | null;
}
/** What is done of a spending or a hold; where the points are not enough, the balance, and nothing has changed. */
export type Outcome = { isDone: true; isNew: boolean } | { isDone: false; balance: PointBalance };

export const checkPoints = (points: number) => {
  if (!Number.isSafeInteger(points) || points < 1)
    throw invalid({ points: 'points.errors.notWhole' });
};
/** Null where the points are enough. */
export const lackOf = (book: Book, points: number, { now, settings }: Writer): Outcome | null =>
  availableOf(book, now) >= points
    ? null
    : { isDone: false, balance: balanceOf(book, now, settings.timeZone) };

/** Throws 409 with the balance where the points are not enough. */
export const orRefuse = (outcome: Outcome | undefined, points: number): { isNew: boolean } => {
  if (!outcome) throw new Error('There is an outcome for each spending');
  if (outcome.isDone) return { isNew: outcome.isNew };
  const { balance } = outcome;
  const { available } = balance;
  throw conflict(message('points.errors.notEnough', { available, points }), { balance });
};

/** A source spends once. */
export const spendKey = ({
  memberId,
  source,
  sourceId,
}: Pick<Spending, 'memberId' | 'source' | 'sourceId'>): EntryKey => ({
  memberId,
  type: 'spend',
  source,
  sourceId,
  sourceLine: '',
  ruleKey: '',
});

/** What a person with these records spends; the caller has checked that there is enough. */
export const spendShares = (
  plans: readonly RecordPlan[],
  entry: Parameters<typeof spend>[1],
  points: number,
  at: number,
): RecordPlan[] =>
  spendingShares(plans, points, at).map((share) => ({
    memberId: share.memberId,
    plan: spend(share.plan, entry, share.points, at),
  }));

/** In their order; each is refused by itself where the points are not enough. */
const spendAllPoints = async (
  tx: Db,
  writer: Writer,
  all: readonly Spending[],
): Promise<Outcome[]> => {
  for (const { points } of all) checkPoints(points);
  const known = new Set((await loadKnown(tx, all.map(spendKey))).keys());
  const ledger = await openLedger(
    tx,
    writer,
    all.map(({ memberId }) => memberId),
  );
  const outcomes = all.map((one): Outcome => {
    const { memberId, points, source, sourceId, occurredAt } = one;
    const key = keyText(spendKey(one));
    if (known.has(key)) return { isDone: true, isNew: false };
    const plans = ledger.plansOf(memberId);
    const lack = lackOf(bookOfPerson(plans), points, writer);
    if (lack) return lack;
    known.add(key);
    const { reason = null, detail = null } = one;
    const entry = { source, sourceId, occurredAt, reason, detail };
    ledger.keep(spendShares(plans, entry, points, writer.now));
    return { isDone: true, isNew: true };
  });
  await ledger.write();
  return outcomes;
};

/** Spends soonest-expiring points first, once for the source; 409 where there are not enough. */
export const spendPoints = async (tx: Db, writer: Writer, one: Spending) =>
  orRefuse((await spendAllPoints(tx, writer, [one]))[0], one.points);
