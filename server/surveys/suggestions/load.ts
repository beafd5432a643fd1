/** For each weak dimension what those say who rated it low, and what went wrong for them. */
import type { Suggestion, Suggestions } from '#contract/surveys/suggestions';
import type { Db } from '#db';
import { query } from '#db/statements';
import type { Localized } from '#shared/localization';
import { startOfDay } from '#shared/days';
import { SCALES, turned } from '../statistics/scores.ts';
import { reportResults } from '../results/report.ts';
import type { Months } from '#rules/surveys/results';
import { type AskedVersion, loadAskedVersions } from '../results/versions.ts';

const MOST_COMMENTS = 3;
const MOST_CAUSES = 3;
/** Without importance the weakest dimensions are shown. */
const MOST_WEAK = 3;

/** Places where a dimension was rated low: the lowest two of five, and as great a part of other scales. */
const lowAnswers = (versions: readonly AskedVersion[], dimensionKey: string) =>
  versions.flatMap(({ id, plan }) =>
    plan.items.flatMap((item) => {
      if (item.dimensionKey !== dimensionKey) return [];
      const [least, most] = SCALES[item.type];
      const low = Math.floor(least + (most - least) * 0.25);
      const ends = [least, low].map((value) => (item.isTurned ? turned(value, item.type) : value));
      return [{ id, item, from: Math.min(...ends), to: Math.max(...ends) }];
    }),
  );

interface Place {
  surveyId: number;
  opens: number;
  ends: number;
}
const MOST_PLACES = 40;

/** Responses that rated the dimension low, as a condition. */
const lowCondition = (
  versions: readonly AskedVersion[],
  dimensionKey: string,
  { surveyId, opens, ends }: Place,
) => {
  const places = lowAnswers(versions, dimensionKey).slice(0, MOST_PLACES);
  const each = places.map(
    () =>
      '(r.version_id = ? and a.question_key = ? and a.row_key = ? and a.number >= ? and a.number <= ?)',
  );
  return {
    isAny: places.length > 0,
    sql: `r.survey_id = ? and r.completed_at >= ? and r.completed_at < ? and r.quality = 'ok' and exists (
      select 1 from survey_answers a where a.response_id = r.id and (${each.join(' or ')}))`,
    values: [
      surveyId,
      opens,
      ends,
      ...places.flatMap(({ id, item, from, to }) => [id, item.questionKey, item.rowKey, from, to]),
    ],
  };
};

const loadOne = async (
  db: Db,
  versions: readonly AskedVersion[],
  dimensionKey: string,
  place: Place,
): Promise<Pick<Suggestion, 'comments' | 'causes'>> => {
  const low = lowCondition(versions, dimensionKey, place);
  if (!low.isAny) return { comments: [], causes: [] };
  const comments = await query<Suggestion['comments'][number]>(
    db,
    `select r.id as "responseId", t.text, r.completed_at as at, r.channel
     from survey_responses r join survey_answers t on t.response_id = r.id
     where ${low.sql} and t.text is not null and t.text <> ''
     order by r.completed_at desc, r.id limit ${MOST_COMMENTS}`,
    low.values,
  );
  const causes = await query<{ id: number; names: string; n: number }>(
    db,
    `select c.id, c.names, count(*) as n
     from survey_responses r join cases s on s.ticket_id = r.subject_id
       join complaints p on p.case_id = s.id join root_causes c on c.id = p.root_cause_id
     where r.subject_kind = 'ticket' and ${low.sql}
     group by c.id, c.names order by 3 desc, 1 limit ${MOST_CAUSES}`,
    low.values,
  );
  return {
    comments: comments.map((row) => ({ ...row, at: Number(row.at) })),
    causes: causes.map(({ id, names, n }) => ({
      id,
      names: JSON.parse(names) as Localized,
      n: Number(n),
    })),
  };
};

export const loadSuggestions = async (
  db: Db,
  surveyId: number,
  months: Months,
  { timeZone, now, seesComments }: { timeZone: string; now: number; seesComments: boolean },
): Promise<Suggestions> => {
  const { dimensions } = await reportResults(db, surveyId, months, now);
  const versions = await loadAskedVersions(db, surveyId);
  const important = dimensions.filter(({ quadrant }) => quadrant === 'improve');
  const weakest = dimensions
    .filter(({ now: score }) => score !== null)
    .toSorted((one, other) => (one.now?.value ?? 0) - (other.now?.value ?? 0))
    .slice(0, MOST_WEAK);
  const place = {
    surveyId,
    opens: startOfDay(months.from, timeZone),
    ends: startOfDay(months.to, timeZone),
  };
  const rows: Suggestion[] = [];
  for (const { key, names, quadrant, now: score } of important.length > 0 ? important : weakest)
    if (score !== null)
      rows.push({
        dimensionKey: key,
        names,
        quadrant: quadrant ?? 'watch',
        now: score,
        ...(await loadOne(db, versions, key, place)),
      });
  return { rows: seesComments ? rows : rows.map((row) => ({ ...row, comments: [] })) };
};
