/** What the demo store wants to reach, the reviews of its last two months, and what its people say about the last one. */
import type { TargetInput } from '#contract/surveys/satisfactionTargets';
import type { Connection } from '#db';
import { query } from '#db/statements';
import { addDays, addMonths, dayOf, DAY_MS, HOUR_MS, instantOf, monthOf } from '#shared/days';
import { commentReview } from '#server/surveys/monthlyReviews/actions';
import { composeReview } from '#server/surveys/monthlyReviews/compose';
import { insertReview } from '#server/surveys/monthlyReviews/job';
import { createTarget } from '#server/surveys/satisfactionTargets/actions';
import { SETTINGS } from '../plan.ts';
import { writerAt } from '../systemWriter.ts';

const SOURCE = '年度经营目标，待店主确认';
const TARGETS: readonly Omit<TargetInput, 'fromMonth'>[] = [
  { measure: 'csat', surveyId: null, dimensionKey: null, value: 8000, source: SOURCE },
  { measure: 'index', surveyId: null, dimensionKey: null, value: 7500, source: SOURCE },
  {
    measure: 'dimension',
    surveyId: null,
    dimensionKey: 'logistics',
    value: 7500,
    source: '物流改进计划，待店主确认',
  },
  { measure: 'responseRate', surveyId: null, dimensionKey: null, value: 2000, source: SOURCE },
];
const TARGET_MONTHS = 5;
const REVIEWED_MONTHS = 2;

export const writeMonthlyReviews = async (connection: Connection, now: number): Promise<void> => {
  const { timeZone } = SETTINGS;
  // On the first day of a month the month before is not reviewed yet.
  const current = monthOf(addDays(dayOf(now, timeZone), -1));
  const began = addMonths(current, -TARGET_MONTHS);
  await connection.transaction(async (tx) => {
    const writer = writerAt(instantOf(began, '10:00', timeZone));
    for (const target of TARGETS) await createTarget(tx, writer, { ...target, fromMonth: began });
  });
  for (let back = REVIEWED_MONTHS; back > 0; back -= 1) {
    const month = addMonths(current, -back);
    const readAt = Math.min(
      instantOf(addDays(addMonths(month, 1), 1), '05:10', timeZone),
      now - HOUR_MS,
    );
    const content = await composeReview(connection.db, month, { timeZone, readAt });
    if (content.surveys.length === 0) continue;
    await connection.transaction((tx) => insertReview(tx, month, content, readAt));
  }
  const [last] = await query<{ id: number }>(
    connection.db,
    'select id from monthly_reviews order by month desc limit 1',
  );
  if (last)
    await connection.transaction((tx) =>
      commentReview(tx, writerAt(now - DAY_MS / 2), Number(last.id), {
        text: '物流仍是主要短板，本周与承运商复盘晚到的线路。',
      }),
    );
};
