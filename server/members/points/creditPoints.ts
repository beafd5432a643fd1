/** Adds points to members, each credit once, and makes what waits for a delivery available. */
import { and, eq, isNull } from 'drizzle-orm';
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import { preparedRows } from '#db/preparedRows';
import { pointEntries, pointLots } from '#db/schema/members/points';
import { groupBy } from '#shared/groupBy';
import type { Writer } from '../../platform/records/writer.ts';
import { keyText, loadKnown } from './loadKnown.ts';
import { openLedger } from './openLedger.ts';
import { activate, credit } from './plan/credit.ts';

/** Recorded once by member, type, source with its line, and rule. */
export interface NewCredit {
  memberId: number;
  type: 'earn' | 'adjustCredit';
  /** Whole and not below zero; nothing is recorded for zero. */
  points: number;
  /** What the rule would have given without its limits. */
  desired?: number | null;
  source: PointSource;
  sourceId: string;
  sourceLine?: string;
  ruleKey?: string;
  programmeNumber?: number | null;
  occurredAt: number;
  availableAt: number | null;
  expiresAt: number | null;
  reason?: string | null;
  detail?: Record<string, unknown> | null;
}
export interface Credited {
  isNew: boolean;
  /** Null where the credit was of no points. */
  entryId: number | null;
}

const keyOf = ({ sourceLine = '', ruleKey = '', ...credited }: NewCredit) => ({
  ...credited,
  sourceLine,
  ruleKey,
});

/** In the order of the credits. Late ones count from when they happened, and repay at once what the person owes. */
export const creditPoints = async (
  tx: Db,
  writer: Writer,
  credits: readonly NewCredit[],
): Promise<Credited[]> => {
  const wrong = credits.find(({ points }) => !Number.isSafeInteger(points) || points < 0);
  if (wrong) throw new RangeError(`${wrong.points} are no points to be credited`);
  const given = credits.filter(({ points }) => points > 0).map(keyOf);
  const known = await loadKnown(tx, given);
  const fresh = new Map<string, (typeof given)[number]>();
  for (const one of given) {
    const key = keyText(one);
    if (!known.has(key) && !fresh.has(key)) fresh.set(key, one);
  }
  const ledger = await openLedger(
    tx,
    writer,
    [...fresh.values()].map(({ memberId }) => memberId),
  );
  const placed = new Map<string, { memberId: number; entryId: number }>();
  for (const [key, { memberId, ...one }] of fresh) {
    const entry = {
      ...one,
      desired: one.desired ?? null,
      programmeNumber: one.programmeNumber ?? null,
      reason: one.reason ?? null,
      detail: one.detail ?? null,
    };
    const { plan, entryId } = credit(ledger.planOf(memberId), entry);
    ledger.keep([{ memberId, plan }]);
    placed.set(key, { memberId, entryId });
  }
  const idOf = await ledger.write();
  const reported = new Set<string>();
  return credits.map((one) => {
    if (one.points === 0) return { isNew: false, entryId: null };
    const key = keyText(keyOf(one));
    const place = placed.get(key);
    if (!place) return { isNew: false, entryId: known.get(key) ?? null };
    const isNew = !reported.has(key);
    reported.add(key);
    return { isNew, entryId: idOf(place.memberId, place.entryId) };
  });
};

/** A delivery from which on what was earned with an order can be spent. */
export interface Activation {
  memberId: number;
  source: PointSource;
  sourceId: string;
  /** Only what this rule gave; without it all that the source earned. */
  ruleKey?: string;
  availableAt: number;
}
const SOURCE = {
  memberId: pointEntries.memberId,
  source: pointEntries.source,
  sourceId: pointEntries.sourceId,
};
const waiting = preparedRows(SOURCE, {}, (q, { rows, input, amongKeys }) =>
  q
    .select({ ...SOURCE, ruleKey: pointEntries.ruleKey, entryId: pointLots.entryId })
    .from(rows)
    .innerJoin(
      pointEntries,
      and(
        eq(SOURCE.memberId, input.memberId),
        eq(SOURCE.source, input.source),
        eq(SOURCE.sourceId, input.sourceId),
      ),
    )
    .innerJoin(
      pointLots,
      and(eq(pointLots.entryId, pointEntries.id), isNull(pointLots.availableAt)),
    )
    .where(amongKeys(SOURCE.memberId)),
);
const sourceText = ({ memberId, source, sourceId }: Omit<Activation, 'availableAt' | 'ruleKey'>) =>
  JSON.stringify([memberId, source, sourceId]);

/** Lots that already have an instant keep it: the first delivery that became known counts. */
export const activateAllLots = async (
  tx: Db,
  writer: Writer,
  activations: readonly Activation[],
): Promise<void> => {
  const entryIds = groupBy(await waiting(tx, activations), sourceText);
  const found = activations.filter((one) => entryIds.has(sourceText(one)));
  const ledger = await openLedger(
    tx,
    writer,
    found.map(({ memberId }) => memberId),
  );
  for (const one of found) {
    const ids = (entryIds.get(sourceText(one)) ?? [])
      .filter(({ ruleKey }) => one.ruleKey === undefined || ruleKey === one.ruleKey)
      .map(({ entryId }) => entryId);
    const { memberId, availableAt } = one;
    const plan = activate(ledger.planOf(memberId), new Set(ids), availableAt);
    ledger.keep([{ memberId, plan }]);
  }
  await ledger.write();
};
