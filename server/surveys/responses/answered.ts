/** When something was answered, as exactly as the survey may tell: the column by which responses are shown and sorted. */
import type { Db } from '#db';
import { query } from '#db/statements';
import { addMonths, dayOf, monthOf, startOfDay } from '#shared/days';
import type { Context } from '../../platform/http/context.ts';
import type { Filter } from '../../platform/lists/spec.ts';
import { inMode, OF } from './modes.ts';

const EXACT = `${OF}.completed_at`;

/** The first day of each month since somebody answered in confidence, the newest first. */
const loadMonths = async (
  db: Db,
  surveyId: number | null,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<number[]> => {
  const [first] = await query<{ at: number | null }>(
    db,
    `select min(completed_at) as at from survey_responses where ${inMode('confidential')}${
      surveyId === null ? '' : ' and survey_id = ?'
    }`,
    surveyId === null ? [] : [surveyId],
  );
  if (first === undefined || first.at === null) return [];
  const months: number[] = [];
  const earliest = monthOf(dayOf(Number(first.at), timeZone));
  for (let month = monthOf(dayOf(now, timeZone)); month >= earliest; month = addMonths(month, -1))
    months.push(startOfDay(month, timeZone));
  return months;
};

/** Anonymous answers are stored with their day already. */
export const answeredColumn = async (
  { filter: { surveyId } }: { filter: Filter },
  context: Context,
): Promise<Record<string, string>> => {
  const { timeZone } = await context.settings();
  const months = await loadMonths(context.db, typeof surveyId === 'number' ? surveyId : null, {
    now: context.now(),
    timeZone,
  });
  if (months.length === 0) return { answeredAt: EXACT };
  const byMonth = months.map((at) => `when ${EXACT} >= ${at} then ${at}`).join(' ');
  return {
    answeredAt: `(case when not ${inMode('confidential')} then ${EXACT} ${byMonth} else ${EXACT} end)`,
  };
};
