/** Compares what is kept of days of signing in with the days themselves and with the ledger of points. */
import { asc, gt, inArray, or } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { signIns } from '#db/schema/members/activity';
import { memberMerges } from '#db/schema/members/merges';
import { groupBy } from '#shared/groupBy';
import { streaksOf } from '../earnRules/ladder.ts';
import { earnedText, loadEarned } from '../points/loadEarned.ts';
import type { Check, Difference } from '../../platform/verify/verify.ts';

/** Members compared at a time. */
const MEMBERS = 500;

const membersAfter = prepared({ after: signIns.memberId }, (q, { after }) =>
  q
    .selectDistinct({ memberId: signIns.memberId })
    .from(signIns)
    .where(gt(signIns.memberId, after))
    .orderBy(asc(signIns.memberId))
    .limit(MEMBERS),
);
const daysOf = prepared({ memberIds: many(signIns.memberId) }, (q, { memberIds }) =>
  q
    .select()
    .from(signIns)
    .where(inArray(signIns.memberId, memberIds))
    .orderBy(asc(signIns.memberId), asc(signIns.day)),
);
type Row = Awaited<ReturnType<typeof daysOf>>[number];

const everMerged = prepared({ memberIds: many(memberMerges.memberId) }, (q, { memberIds }) =>
  q
    .select({ memberId: memberMerges.memberId, recordId: memberMerges.recordId })
    .from(memberMerges)
    .where(
      or(inArray(memberMerges.memberId, memberIds), inArray(memberMerges.recordId, memberIds)),
    ),
);

/**
 * Days from before corrections were kept may follow days that were told later. Days of a member with several records go on
 * from those of another record, also when that is one of its own again.
 */
const wrongStreaks = async (tx: Db, rows: readonly Row[]): Promise<Difference[]> => {
  const memberIds = [...new Set(rows.map(({ memberId }) => memberId))];
  const merged = new Set(
    (await everMerged(tx, { memberIds })).flatMap(({ memberId, recordId }) => [memberId, recordId]),
  );
  const alone = rows.filter(({ memberId }) => !merged.has(memberId));
  return [...groupBy(alone, ({ memberId }) => memberId).values()].flatMap((days) => {
    const streaks = streaksOf(days.map(({ day }) => ({ day, streak: 0 })));
    return days.flatMap((row, index) => {
      const expected = streaks[index] ?? 1;
      const isWrong = row.awards !== null && index > 0 && row.streak !== expected;
      return isWrong ? [{ table: 'sign_ins', kept: row, expected }] : [];
    });
  });
};

const wrongAwards = async (tx: Db, rows: readonly Row[]): Promise<Difference[]> => {
  const kept = rows.flatMap(({ memberId, eventExternalId, awards }) =>
    (awards ?? []).flatMap((award) =>
      award.currency === 'points'
        ? [
            {
              key: { memberId, source: 'event', sourceId: eventExternalId, ruleKey: award.ruleKey },
              award,
            },
          ]
        : [],
    ),
  );
  const keys = kept.map(({ key }) => ({ ...key, source: 'event' as const }));
  const earned = await loadEarned(tx, keys);
  return kept.flatMap(({ award }, index) => {
    const { used, granted, lost = 0 } = award;
    // What could not be taken back stays taken in the ledger, also where the day is worth more again.
    const left = used - Math.max(used - granted, lost);
    const key = keys[index];
    const found = key && earned.get(earnedText(key));
    const expected = found ? found.points - found.reversed : 0;
    return left === expected ? [] : [{ table: 'sign_ins', kept: { ...key, ...award }, expected }];
  });
};

const verifySignIns = async (tx: Db): Promise<Difference[]> => {
  const differences: Difference[] = [];
  for (let after = 0; ;) {
    const ids = (await membersAfter(tx, { after })).map(({ memberId }) => memberId);
    const rows = await daysOf(tx, { memberIds: ids });
    differences.push(...(await wrongStreaks(tx, rows)), ...(await wrongAwards(tx, rows)));
    if (ids.length < MEMBERS) return differences;
    after = ids.at(-1) ?? after;
  }
};

export const SIGN_IN_CHECKS: readonly Check[] = [{ name: 'sign_ins', find: verifySignIns }];
