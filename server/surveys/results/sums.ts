/** Reads the sums of a survey: a few rows for each question, whatever the number of answers. */
import type { ScoreKind, Segment } from '#contract/surveys/scores';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { VALUE_COLUMNS, type ValueColumn } from '../scores/cells.ts';
import type { Counts } from '../statistics/scores.ts';
import type { MeasureKind, MeasureRef } from '#contract/surveys/results';
import type { Months } from './rules.ts';
import { tellableSums } from './tellable.ts';

export interface Sums {
  n: number;
  sum: number;
  squares: number;
  counts: Counts;
}
type Figures = Record<'n' | 'sum' | 'squares' | ValueColumn, number | string>;

const FIGURES = ['n', 'sum', 'squares', ...VALUE_COLUMNS]
  .map((name) => `sum(${name}) as ${name}`)
  .join(', ');
const toSums = (row: Figures): Sums => ({
  n: Number(row.n),
  sum: Number(row.sum),
  squares: Number(row.squares),
  counts: VALUE_COLUMNS.map((name) => Number(row[name])),
});

export const NO_SUMS: Sums = { n: 0, sum: 0, squares: 0, counts: VALUE_COLUMNS.map(() => 0) };
export const addSums = (one: Sums, other: Sums): Sums => ({
  n: one.n + other.n,
  sum: one.sum + other.sum,
  squares: one.squares + other.squares,
  counts: one.counts.map((count, value) => count + (other.counts[value] ?? 0)),
});

export interface SumOf extends Sums {
  /** Empty where months are added up. */
  month: string;
  kind: ScoreKind;
  questionKey: string;
  rowKey: string;
  given: number;
  versionId: number;
}
type Keys = Omit<SumOf, keyof Sums>;
/** Whether rows are of single months: PostgreSQL groups by what it knows to be a number. */
const MONTH = `case when cast(? as integer) = 1 then day else '' end as month`;

type Wanted = Partial<Pick<SumOf, 'kind' | 'questionKey' | 'rowKey' | 'given'>>;
/** Of all rows with these keys, in these versions. */
export const sumOf = (
  rows: readonly SumOf[],
  wanted: Wanted,
  versions?: ReadonlySet<number>,
): Sums =>
  rows
    .filter(
      (row) =>
        Object.entries(wanted).every(([key, value]) => row[key as keyof Wanted] === value) &&
        (versions === undefined || versions.has(row.versionId)),
    )
    .reduce<Sums>(addSums, NO_SUMS);

const whole = statement<Keys & Figures>(
  `select ${MONTH}, kind, question_key as "questionKey", row_key as "rowKey", given, version_id as "versionId", ${FIGURES}
   from survey_scores where survey_id = ? and cut = 'all'
     and kind in ('response', 'score', 'option', 'dimension', 'index', 'pair') and day >= ? and day < ?
   group by 1, 2, 3, 4, 5, 6`,
);
/** Everything that was counted in these months; where nobody is to be recognised, what may be told of each month. */
export const loadAll = async (
  db: Db,
  surveyId: number,
  { from, to }: Months,
  { isTold }: { isTold: boolean },
): Promise<SumOf[]> => {
  const rows = (await whole(db, isTold ? 0 : 1, surveyId, from, to)).map((row) => ({
    month: row.month,
    kind: row.kind,
    questionKey: row.questionKey,
    rowKey: row.rowKey,
    given: row.given,
    versionId: row.versionId,
    ...toSums(row),
  }));
  return isTold ? rows : tellableSums(rows);
};

const byDay = statement<{ day: string; versionId: number } & Figures>(
  `select day, version_id as "versionId", ${FIGURES}
   from survey_scores where survey_id = ? and kind = ? and cut = ? and question_key = ? and row_key = ? and given = -1
     and day < ?
   group by day, version_id order by day`,
);
/** One measure by day, or by month, from the first answer on. */
export const loadDays = async (
  db: Db,
  surveyId: number,
  { kind, questionKey, rowKey }: MeasureRef,
  cut: 'day' | 'all',
  to: string,
): Promise<(Sums & { day: string; versionId: number })[]> =>
  (await byDay(db, surveyId, kind, cut, questionKey, rowKey, to)).map((row) => ({
    day: row.day,
    versionId: row.versionId,
    ...toSums(row),
  }));

const bySegment = statement<
  { month: string; segment: string; versionId: number; part: number } & Figures
>(
  `select ${MONTH}, segment, version_id as "versionId", case when day >= ? then 1 else 0 end as part, ${FIGURES}
   from survey_scores where survey_id = ? and kind = ? and cut = ? and question_key = ? and row_key = ? and given = -1
     and day >= ? and day < ?
   group by 1, 2, 3, 4`,
);
/** One measure by part of the responses, in these months and in those before. */
export const loadSegments = async (
  db: Db,
  surveyId: number,
  { kind, questionKey, rowKey }: Omit<MeasureRef, 'kind'> & { kind: MeasureKind | 'response' },
  by: Segment | 'all',
  { before, now, isByMonth = false }: { before: Months; now: Months; isByMonth?: boolean },
): Promise<(Sums & { month: string; segment: string; versionId: number; isNow: boolean })[]> =>
  (
    await bySegment(
      db,
      isByMonth ? 1 : 0,
      now.from,
      surveyId,
      kind,
      by,
      questionKey,
      rowKey,
      before.from,
      now.to,
    )
  ).map((row) => ({
    month: row.month,
    segment: row.segment,
    versionId: row.versionId,
    isNow: Number(row.part) === 1,
    ...toSums(row),
  }));

const first = statement<{ day: string | null }>(
  `select day from survey_scores
   where survey_id = ? and kind = 'response' and cut = 'day' and n + n0 > 0 order by day limit 1`,
);
export const loadFirstDay = async (db: Db, surveyId: number): Promise<string | null> =>
  (await first(db, surveyId))[0]?.day ?? null;
