/** A figure by day of those responses that came from one channel, or are about one category. */
import type { MeasureRef } from '#contract/surveys/results';
import type { Days } from '#contract/surveys/verification';
import type { Db } from '#db';
import { query } from '#db/statements';
import { startOfDay } from '#shared/days';
import { countedOf } from '../scores/contribute.ts';
import { loadCounted } from '../scores/load.ts';
import { NO_SUMS, type Sums } from '../results/sums.ts';

export interface PartOfResponses {
  surveyId: number;
  categoryId: number | null;
  channel: string | null;
  measure: MeasureRef;
  days: Days;
  timeZone: string;
}
/** Responses that are read together. */
const PAGE = 500;

/** The responses of a part, in the order in which they were completed. */
export const partCondition = ({
  surveyId,
  categoryId,
  channel,
  days,
  timeZone,
}: Omit<PartOfResponses, 'measure'>) => ({
  sql: `r.survey_id = ? and r.completed_at >= ? and r.completed_at < ? and r.quality = 'ok'
    ${channel === null ? '' : 'and r.channel = ?'} ${categoryId === null ? '' : 'and r.category_id = ?'}`,
  values: [
    surveyId,
    startOfDay(days.from, timeZone),
    startOfDay(days.to, timeZone),
    ...(channel === null ? [] : [channel]),
    ...(categoryId === null ? [] : [categoryId]),
  ],
});

const sumsOf = (value: number | null, points: number | null): Sums => ({
  n: 1,
  sum: points ?? 0,
  squares: (points ?? 0) ** 2,
  counts: NO_SUMS.counts.map((_, index) => (index === value ? 1 : 0)),
});

export const loadPartDays = async (
  db: Db,
  part: PartOfResponses,
): Promise<(Sums & { day: string; versionId: number })[]> => {
  const { sql, values } = partCondition(part);
  const { kind, questionKey, rowKey } = part.measure;
  const ids = await query<{ id: string }>(
    db,
    `select r.id from survey_responses r where ${sql} order by r.completed_at, r.id`,
    values,
  );
  const rows: (Sums & { day: string; versionId: number })[] = [];
  for (let from = 0; from < ids.length; from += PAGE) {
    const page = ids.slice(from, from + PAGE).map(({ id }) => id);
    for (const { response, counting } of await loadCounted(db, page, part.timeZone))
      for (const one of countedOf(response, counting))
        if (one.kind === kind && one.questionKey === questionKey && one.rowKey === rowKey)
          rows.push({
            day: response.on,
            versionId: response.versionId,
            ...sumsOf(one.value, one.points),
          });
  }
  return rows;
};
