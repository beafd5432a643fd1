/**
 * Writes the ledger of growth. What is known by its natural key is written once, however often it is asked for.
 */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { growthEntries } from '#db/schema/members/growth';
import { dayOf } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import { loadBySource, loadReversed, type StoredGrowth } from './load.ts';
import { loadGrowthTotals } from './totals.ts';
import {
  type GivenGrowth,
  growthKey,
  type GrowthReversal,
  isPartOf,
  type NewGrowth,
  reversedPart,
  takeBack,
} from './rules.ts';

const stampsOf = ({ actor, now }: Writer) => ({
  recordedAt: now,
  actorKind: actor.kind,
  actorName: actor.name,
});

const toRow = (writer: Writer, credit: NewGrowth) => ({
  memberId: credit.memberId,
  type: credit.type ?? ('earn' as const),
  growth: credit.growth,
  source: credit.source,
  sourceId: credit.sourceId,
  sourceLine: credit.sourceLine ?? '',
  ruleKey: credit.ruleKey ?? '',
  programmeNumber: credit.programmeNumber ?? null,
  reversesId: null,
  occurredAt: credit.occurredAt,
  day: dayOf(credit.occurredAt, writer.settings.timeZone),
  reason: credit.reason ?? null,
  detail: credit.detail ?? null,
  ...stampsOf(writer),
});

/** Gives growth. The answers are in the order of the credits: which are new, and their entries. */
export const creditGrowth = async (
  tx: Db,
  writer: Writer,
  credits: readonly NewGrowth[],
): Promise<{ isNew: boolean; entryId: number }[]> => {
  const rows = credits.map((credit) => toRow(writer, credit));
  const known = new Map((await loadBySource(tx, rows)).map((row) => [growthKey(row), row.id]));
  const fresh = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const key = growthKey(row);
    if (!known.has(key) && !fresh.has(key)) fresh.set(key, row);
  }
  const ids = await insertRows(tx, growthEntries, [...fresh.values()], { returning: true });
  [...fresh.keys()].forEach((key, index) => known.set(key, ids[index] ?? 0));
  return rows.map((row) => {
    const key = growthKey(row);
    return { isNew: fresh.delete(key), entryId: known.get(key) ?? 0 };
  });
};

const isGiven = ({ type }: StoredGrowth) => type !== 'reverse';

/** What was given for the source of a reversal. */
const isEarnedBy = (row: StoredGrowth, { memberId, earned }: GrowthReversal) =>
  isGiven(row) &&
  row.memberId === memberId &&
  row.source === earned.source &&
  row.sourceId === earned.sourceId &&
  (earned.ruleKey === undefined || row.ruleKey === earned.ruleKey);

/** Whether a stored entry is what an earlier message about the same cause took back. */
const isTakenBy = (row: StoredGrowth, { memberId, cause, earned }: GrowthReversal) =>
  row.type === 'reverse' &&
  row.memberId === memberId &&
  row.source === cause.source &&
  row.sourceId === cause.sourceId &&
  (earned.ruleKey === undefined || row.ruleKey === earned.ruleKey) &&
  isPartOf(row.sourceLine, cause);

/**
 * Takes growth back, counted on the day of what it takes back. A cause takes back once: a repeat takes nothing. Returns
 * how much each reversal took: never more than the member has in all, of which staff may have taken some away before.
 */
export const reverseGrowth = async (
  tx: Db,
  writer: Writer,
  reversals: readonly GrowthReversal[],
): Promise<number[]> => {
  const stored = await loadBySource(
    tx,
    reversals.flatMap(({ earned, cause }) => [earned, cause]),
  );
  const given = new Map<number, GivenGrowth & { row: StoredGrowth }>();
  const reversed = await loadReversed(
    tx,
    stored.filter(isGiven).map(({ id }) => id),
  );
  for (const row of stored)
    if (isGiven(row)) given.set(row.id, { ...row, reversed: reversed.get(row.id) ?? 0, row });
  const totals = await loadGrowthTotals(
    tx,
    reversals.map(({ memberId }) => memberId),
  );
  const entries: (typeof growthEntries.$inferInsert)[] = [];
  const taken = reversals.map((reversal) => {
    if (stored.some((row) => isTakenBy(row, reversal))) return 0;
    const { memberId, cause, growth, occurredAt, reason, detail } = reversal;
    const own = [...given.values()].filter(({ row }) => isEarnedBy(row, reversal));
    const total = Math.max(0, totals.get(memberId) ?? 0);
    const parts = takeBack(own, Math.min(growth, total));
    for (const { from, growth: part } of parts) {
      from.reversed += part;
      entries.push({
        memberId,
        type: 'reverse',
        growth: -part,
        source: cause.source,
        sourceId: cause.sourceId,
        // What was earned and what was corrected may be of one part.
        sourceLine: reversedPart(
          cause,
          given.get(from.id)?.row.type === 'adjust' ? `${from.sourceLine}+` : from.sourceLine,
        ),
        ruleKey: from.ruleKey,
        programmeNumber: null,
        reversesId: from.id,
        occurredAt: occurredAt ?? writer.now,
        day: from.day,
        reason: reason ?? null,
        detail: detail ?? null,
        ...stampsOf(writer),
      });
    }
    const sum = parts.reduce((all, part) => all + part.growth, 0);
    totals.set(memberId, total - sum);
    return sum;
  });
  await insertRows(tx, growthEntries, entries);
  return taken;
};
