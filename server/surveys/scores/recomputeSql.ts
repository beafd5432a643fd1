/** The SQL by which the sums are computed again: the same as `contribute.ts` says, in sets instead of one by one. */
import type { ColumnType } from '#db/dialect';
import { SEGMENTS } from '#contract/surveys/scores';
import { snake } from '#db/names';
import { SEGMENT_COLUMNS } from './load.ts';
import { VALUE_COLUMNS } from './cells.ts';

/** One row for each scored question of each version; `least` and `most` are the ends of its scale. */
export const PLAN = {
  version_id: 'integer',
  question_key: 'text',
  row_key: 'text',
  least: 'integer',
  most: 'integer',
  is_turned: 'integer',
  dimension: 'text',
  is_overall: 'integer',
} as const satisfies Record<string, ColumnType>;
/** One row for each weight of each set, from when until when it holds. */
export const WEIGHTS = {
  starts_at: 'bigint',
  ends_at: 'bigint',
  dimension: 'text',
  need: 'text',
  weight: 'bigint',
  /** How many dimensions have to be answered for the index, and for the need. */
  least_of_all: 'integer',
  least_of_need: 'integer',
} as const satisfies Record<string, ColumnType>;

const divided = (part: string, by: string) => `(2 * (${part}) + (${by})) / (2 * (${by}))`;
/** PostgreSQL's sums of large numbers have fractions when they are divided. */
const wholeSum = (of: string) => `cast(sum(${of}) as bigint)`;
const POINTS = divided('(v.value - v.least) * cast(1000000 as bigint)', 'v.most - v.least');

const parts = [
  `select id, survey_id, version_id, quality, 'day' as cut, '' as segment, day from counted`,
  `select id, survey_id, version_id, quality, 'all', '', month from counted`,
  ...SEGMENTS.map(
    (segment) =>
      `select id, survey_id, version_id, quality, '${segment}', coalesce(cast(${snake(SEGMENT_COLUMNS[segment])} as text), ''), month from counted`,
  ),
].join(' union all ');

/** Rows of one kind, summed for each part; `of` has the columns id, question_key, row_key, given, value and points. */
const summed = (kind: string, of: string, { onlyWhole = false } = {}) =>
  `select p.survey_id, '${kind}' as kind, p.cut, o.question_key, o.row_key, o.given, p.day, p.segment, p.version_id,
     sum(case when p.quality = 'ok' then 1 else 0 end) as n,
     coalesce(sum(o.points), 0) as sum, coalesce(sum(o.points * o.points), 0) as squares,
     ${VALUE_COLUMNS.map((name, value) => `sum(case when o.value = ${value} then 1 else 0 end) as ${name}`).join(', ')}
   from parts p join (${of}) o on o.id = p.id ${onlyWhole ? `where p.cut = 'all'` : ''}
   group by p.survey_id, p.cut, o.question_key, o.row_key, o.given, p.day, p.segment, p.version_id`;

const NO_POINTS = 'cast(null as bigint) as points';
const NO_VALUE = 'cast(null as integer) as value';
const index = (row: string, least: string) =>
  `select g.id, '' as question_key, ${row} as row_key, -1 as given, ${NO_VALUE},
     ${divided(wholeSum('w.weight * g.points'), wholeSum('w.weight'))} as points
   from dimension_points g join counted c on c.id = g.id
   join weights w on w.dimension = g.dimension and c.completed_at >= w.starts_at and c.completed_at < w.ends_at
   group by g.id, ${row === `''` ? 'w.least_of_all' : 'w.need, w.least_of_need'}
   having count(*) >= ${least} and sum(w.weight) > 0`;

export const KEYS = 'survey_id, kind, cut, question_key, row_key, given, day, segment, version_id';

/** All sums, as an insert; `plan` and `weights` are recordsets, `options` the entries of a list column. */
export const recomputeStatement = (
  target: string,
  {
    plan,
    weights,
    options,
    isOfOne,
  }: { plan: string; weights: string; options: string; isOfOne: boolean },
) =>
  `insert into ${target} (${KEYS}, n, sum, squares, ${VALUE_COLUMNS.join(', ')})
   with plan as (select * from ${plan}), weights as (select * from ${weights}),
   dated as (
     select r.*, (select d.day from check_survey_days d where d.opens <= r.completed_at order by d.opens desc limit 1) as day
     from survey_responses r where r.completed_at is not null ${isOfOne ? 'and r.survey_id = ?' : ''}),
   counted as (select r.*, substr(r.day, 1, 7) || '-01' as month from dated r),
   parts as (${parts}),
   given_values as (
     select a.response_id as id, p.question_key, p.row_key, p.dimension, p.is_overall, p.least, p.most,
       case p.is_turned when 1 then p.least + p.most - a.number else a.number end as value
     from survey_answers a join counted c on c.id = a.response_id and c.quality = 'ok'
     join plan p on p.version_id = c.version_id and p.question_key = a.question_key and p.row_key = a.row_key
     where a.number is not null and a.is_skipped = 0),
   dimension_points as (
     select id, dimension, ${divided(wholeSum('points'), 'count(*)')} as points
     from (select v.id, v.dimension, ${POINTS} as points from given_values v where v.dimension <> '') as each_answer
     group by id, dimension)
   ${[
     summed(
       'response',
       `select id, '' as question_key, '' as row_key, -1 as given,
          case quality when 'ok' then null else 0 end as value, ${NO_POINTS} from counted`,
     ),
     summed(
       'score',
       `select id, question_key, row_key, -1 as given, value, ${NO_POINTS} from given_values`,
     ),
     summed(
       'option',
       `select a.response_id as id, a.question_key, entry.value as row_key, -1 as given, ${NO_VALUE}, ${NO_POINTS}
        from survey_answers a join counted c on c.id = a.response_id and c.quality = 'ok', ${options}
        where a.option_ids is not null and a.is_skipped = 0`,
       { onlyWhole: true },
     ),
     summed(
       'dimension',
       `select id, '' as question_key, dimension as row_key, -1 as given, ${NO_VALUE}, points from dimension_points`,
     ),
     summed('index', index(`''`, 'w.least_of_all')),
     summed('index', index('w.need', 'w.least_of_need')),
     summed(
       'pair',
       `select g.id, '' as question_key, g.dimension as row_key, (g.points + 50000) / 100000 as given, v.value, ${NO_POINTS}
        from dimension_points g join given_values v on v.id = g.id and v.is_overall = 1`,
       { onlyWhole: true },
     ),
   ].join(' union all ')}`;
