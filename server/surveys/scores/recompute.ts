/** Computes the sums again from all responses, independently of the changes that were added one by one. */
import type { Db } from '#db';
import type { ColumnType } from '#db/dialect';
import { dialectOf } from '#db/driver';
import { listEntries, query, statement, type Value } from '#db/statements';
import { addDays, dayOf, daysFrom, startOfDay } from '#shared/days';
import type { JobRun } from '../../platform/jobs/jobRun.ts';
import { DEFAULT_SETTINGS } from '../../platform/settings/defaults.ts';
import { leastAnswered } from '../statistics/composites.ts';
import { SCALES } from '../statistics/scores.ts';
import { loadCountings } from './countings.ts';
import {
  FILL_POINTS,
  FILL_VALUES,
  fillCounted,
  PLAN,
  STEPS,
  sumStatements,
  WEIGHTS,
} from './recomputeSql.ts';

const LATER = Number.MAX_SAFE_INTEGER;

const zone = statement<{ timeZone: string }>(
  'select time_zone as "timeZone" from settings where id = 1',
);

/** A business day begins at an instant that only the calendar knows. */
const fillDays = async (tx: Db, timeZone: string) => {
  const [span] = await query<{ first: number | null; last: number | null }>(
    tx,
    'select min(completed_at) as first, max(completed_at) as last from survey_responses where completed_at is not null',
  );
  if (span?.first == null || span.last == null) return;
  const days = daysFrom(
    dayOf(Number(span.first), timeZone),
    addDays(dayOf(Number(span.last), timeZone), 1),
  ).map((day) => [startOfDay(day, timeZone), day]);
  const input = dialectOf(tx).recordset({ opens: 'bigint', day: 'text' }).many;
  await query(tx, `insert into check_survey_days (opens, day) select opens, day from ${input}`, [
    JSON.stringify(days),
  ]);
};

const fillRows = async (
  tx: Db,
  table: string,
  columns: Record<string, ColumnType>,
  rows: readonly Value[][],
) => {
  const names = Object.keys(columns).join(', ');
  const input = dialectOf(tx).recordset(columns).many;
  await query(tx, `insert into ${table} (${names}) select ${names} from ${input}`, [
    JSON.stringify(rows),
  ]);
};
const dropSteps = async (tx: Db) => {
  for (const name of Object.keys(STEPS).toReversed())
    await query(tx, `drop table if exists ${name}`);
};

const planRows = (plans: Awaited<ReturnType<typeof loadCountings>>['plans']): Value[][] =>
  [...plans].flatMap(([versionId, { items, overall }]) =>
    items.map((item) => [
      versionId,
      item.questionKey,
      item.rowKey,
      ...SCALES[item.type],
      Number(item.isTurned),
      item.dimensionKey ?? '',
      Number(item === overall),
    ]),
  );

const weightRows = ({ sets, needs }: Awaited<ReturnType<typeof loadCountings>>): Value[][] =>
  sets.flatMap(({ effectiveAt, weights }, index) => {
    const keys = Object.keys(weights);
    return keys.map((key) => [
      effectiveAt,
      sets[index + 1]?.effectiveAt ?? LATER,
      key,
      needs.get(key) ?? '',
      weights[key] ?? 0,
      leastAnswered(keys.length),
      leastAnswered(keys.filter((other) => needs.get(other) === needs.get(key)).length),
    ]);
  });

/** Of one survey, or of all. With `forComparison` the sums go to `check_survey_scores`, a temporary table. */
export const recomputeScores = async (
  tx: Db,
  { forComparison = false, surveyId = null as number | null } = {},
): Promise<void> => {
  const [settings] = await zone(tx);
  const countings = await loadCountings(tx);
  const target = forComparison ? 'check_survey_scores' : 'survey_scores';
  if (forComparison) {
    await query(tx, `drop table if exists ${target}`);
    await query(tx, `create temporary table ${target} as select * from survey_scores where 1 = 0`);
  } else if (surveyId === null) await query(tx, `delete from ${target}`);
  else await query(tx, `delete from ${target} where survey_id = ?`, [surveyId]);
  await dropSteps(tx);
  for (const [name, columns] of Object.entries(STEPS))
    await query(tx, `create temporary table ${name} (${columns})`);
  await fillDays(tx, settings?.timeZone ?? DEFAULT_SETTINGS.timeZone);
  await fillRows(tx, 'check_survey_plan', PLAN, planRows(countings.plans));
  await fillRows(tx, 'check_survey_weights', WEIGHTS, weightRows(countings));
  await query(tx, fillCounted(surveyId !== null), surveyId === null ? [] : [surveyId]);
  await query(tx, FILL_VALUES);
  await query(tx, FILL_POINTS);
  for (const sums of sumStatements(target, listEntries(tx, 'a.option_ids'))) await query(tx, sums);
  await dropSteps(tx);
};

/** After a change of the store's time zone responses are of other days. */
export const recountScores = (run: JobRun): Promise<void> =>
  run.application.connection.longTransaction((tx) => recomputeScores(tx));
