/** What was adjusted before without a second person: limits count it. */
import { and, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import {
  pointAdjustmentLines as lines,
  pointAdjustments as table,
} from '#db/schema/members/adjustments';
import { addMonths, monthOf } from '#shared/days';
import { loadGivenAlone } from './givenAlone.ts';
import type { Used } from './rules.ts';

const sum = (text: ReturnType<typeof sql<number>>) => sql<number>`coalesce(sum(${text}), 0)`;
const points = sum(sql<number>`${table.pointsAdded} + ${table.pointsTaken}`);
const growth = sum(sql<number>`${table.growthAdded} + ${table.growthTaken}`);

const byDay = prepared(
  { authorId: table.authorId, day: table.day, state: table.state },
  (q, { authorId, day, state }) =>
    q
      .select({ points: points.as('points'), growth: growth.as('growth') })
      .from(table)
      .where(
        and(
          eq(table.authorId, authorId),
          eq(table.day, day),
          eq(table.state, state),
          isNull(table.approverName),
        ),
      ),
);
const byMonth = prepared(
  {
    authorId: table.authorId,
    reason: table.reason,
    from: table.day,
    to: table.day,
    state: table.state,
  },
  (q, { authorId, reason, from, to, state }) =>
    q
      .select({ points: points.as('points') })
      .from(table)
      .where(
        and(
          eq(table.authorId, authorId),
          gte(table.day, from),
          lt(table.day, to),
          eq(table.reason, reason),
          eq(table.state, state),
          isNull(table.approverName),
        ),
      ),
);
/** Also what rows of files gave. */
const byCase = prepared(
  { caseNumber: lines.caseNumber, reason: lines.reason, state: table.state },
  (q, { caseNumber, reason, state }) =>
    q
      .select({ points: sum(sql<number>`${lines.points}`).as('points') })
      .from(lines)
      .innerJoin(table, eq(table.id, lines.adjustmentId))
      .where(
        and(eq(lines.caseNumber, caseNumber), eq(lines.reason, reason), eq(table.state, state)),
      ),
);

export const loadUsed = async (
  db: Db,
  { authorId, day, caseNumber }: { authorId: string; day: string; caseNumber: string | null },
): Promise<Used> => {
  const state = 'approved';
  const reason = 'goodwill';
  const month = monthOf(day);
  const [onDay] = await byDay(db, { authorId, day, state });
  const [inMonth] = await byMonth(db, {
    authorId,
    reason,
    from: month,
    to: addMonths(month, 1),
    state,
  });
  const [ofCase] = caseNumber === null ? [] : await byCase(db, { caseNumber, reason, state });
  return {
    day: {
      points: Number(onDay?.points ?? 0) + (await loadGivenAlone(db, authorId, day)),
      growth: Number(onDay?.growth ?? 0),
    },
    month: Number(inMonth?.points ?? 0),
    case: Number(ofCase?.points ?? 0),
  };
};
