/**
 * The SQL by which the sums are computed again: the same as `contribute.ts` says, in sets instead of one by one. Each step fills
 * a temporary table with a key, because a million answers are joined with their responses several times.
 */
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

const columnsOf = (types: Record<string, ColumnType>) =>
  Object.entries(types)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
const segments = SEGMENTS.map((segment) => snake(SEGMENT_COLUMNS[segment]));

/** The temporary tables in the order in which they are filled. */
export const STEPS: Readonly<Record<string, string>> = {
  check_survey_days: 'opens bigint primary key, day text not null',
  check_survey_plan: `${columnsOf(PLAN)}, primary key (version_id, question_key, row_key)`,
  check_survey_weights: `${columnsOf(WEIGHTS)}, primary key (dimension, starts_at)`,
  check_survey_counted: `id text primary key, survey_id integer, version_id integer, quality text, completed_at bigint,
    day text, month text, ${segments.map((name) => `${name} text`).join(', ')}`,
  check_survey_values: `id text, question_key text, row_key text, dimension text, is_overall integer, value integer,
    points bigint, primary key (id, question_key, row_key)`,
  check_survey_points: 'id text, dimension text, points bigint, primary key (id, dimension)',
};

const divided = (part: string, by: string) => `(2 * (${part}) + (${by})) / (2 * (${by}))`;
/** PostgreSQL's sums of large numbers have fractions when they are divided. */
const wholeSum = (of: string) => `cast(sum(${of}) as bigint)`;

/** Completed responses with their business day. */
export const fillCounted = (isOfOne: boolean) =>
  `insert into check_survey_counted
   select r.id, r.survey_id, r.version_id, r.quality, r.completed_at, r.day, substr(r.day, 1, 7) || '-01',
     ${segments.map((name) => `coalesce(cast(r.${name} as text), '')`).join(', ')}
   from (select s.*,
       (select d.day from check_survey_days d where d.opens <= s.completed_at order by d.opens desc limit 1) as day
     from survey_responses s where s.completed_at is not null ${isOfOne ? 'and s.survey_id = ?' : ''}) r`;

/** Answers that are numbers, with their points. */
export const FILL_VALUES = `insert into check_survey_values
  select v.id, v.question_key, v.row_key, v.dimension, v.is_overall, v.value,
    ${divided('(v.value - v.least) * cast(1000000 as bigint)', 'v.most - v.least')}
  from (select a.response_id as id, p.question_key, p.row_key, p.dimension, p.is_overall, p.least, p.most,
      case p.is_turned when 1 then p.least + p.most - a.number else a.number end as value
    from check_survey_counted c join survey_answers a on a.response_id = c.id
    join check_survey_plan p
      on p.version_id = c.version_id and p.question_key = a.question_key and p.row_key = a.row_key
    where c.quality = 'ok' and a.number is not null and a.is_skipped = 0) v`;

const pointsOf = (which: string) =>
  `select id, dimension, ${divided(wholeSum('points'), 'count(*)')} as points
   from check_survey_values where ${which} group by id, dimension`;
export const FILL_POINTS = `insert into check_survey_points ${pointsOf(`dimension <> ''`)}`;

const CUTS = ['day', 'all', ...SEGMENTS].map((cut) => `select '${cut}' as cut`).join(' union all ');
const SEGMENT = `case k.cut ${SEGMENTS.map(
  (segment) => `when '${segment}' then c.${snake(SEGMENT_COLUMNS[segment])}`,
).join(' ')} else '' end`;

/** Rows of one kind, summed for each part; `of` has the columns id, question_key, row_key, given, value and points. */
const summed = (kind: string, of: string, { onlyWhole = false } = {}) =>
  `select c.survey_id, '${kind}' as kind, k.cut, o.question_key, o.row_key, o.given,
     case k.cut when 'day' then c.day else c.month end as day, ${SEGMENT} as segment, c.version_id,
     sum(case when c.quality = 'ok' then 1 else 0 end) as n,
     coalesce(sum(o.points), 0) as sum, coalesce(sum(o.points * o.points), 0) as squares,
     ${VALUE_COLUMNS.map((name, value) => `sum(case when o.value = ${value} then 1 else 0 end) as ${name}`).join(', ')}
   from (${of}) o join check_survey_counted c on c.id = o.id
     cross join (${onlyWhole ? `select 'all' as cut` : CUTS}) k
   group by 1, 3, 4, 5, 6, 7, 8, 9`;

const NO_POINTS = 'cast(null as bigint) as points';
const NO_VALUE = 'cast(null as integer) as value';
const index = (row: string, least: string) =>
  `select g.id, '' as question_key, ${row} as row_key, -1 as given, ${NO_VALUE},
     ${divided(wholeSum('w.weight * g.points'), wholeSum('w.weight'))} as points
   from check_survey_points g join check_survey_counted c on c.id = g.id
   join check_survey_weights w
     on w.dimension = g.dimension and c.completed_at >= w.starts_at and c.completed_at < w.ends_at
   group by g.id, ${row === `''` ? 'w.least_of_all' : 'w.need, w.least_of_need'}
   having count(*) >= ${least} and sum(w.weight) > 0`;

export const KEYS = 'survey_id, kind, cut, question_key, row_key, given, day, segment, version_id';

/** All sums, one statement for each kind; `options` are the entries of a list column. */
export const sumStatements = (target: string, options: string): string[] =>
  [
    summed(
      'response',
      `select id, '' as question_key, '' as row_key, -1 as given,
         case quality when 'ok' then null else 0 end as value, ${NO_POINTS} from check_survey_counted`,
    ),
    summed(
      'score',
      `select id, question_key, row_key, -1 as given, value, ${NO_POINTS} from check_survey_values`,
    ),
    summed(
      'option',
      `select a.response_id as id, a.question_key, entry.value as row_key, -1 as given, ${NO_VALUE}, ${NO_POINTS}
       from survey_answers a join check_survey_counted s on s.id = a.response_id and s.quality = 'ok', ${options}
       where a.option_ids is not null and a.is_skipped = 0`,
      { onlyWhole: true },
    ),
    summed(
      'dimension',
      `select id, '' as question_key, dimension as row_key, -1 as given, ${NO_VALUE}, points from check_survey_points`,
    ),
    summed('index', index(`''`, 'w.least_of_all')),
    summed('index', index('w.need', 'w.least_of_need')),
    summed(
      'pair',
      `select g.id, '' as question_key, g.dimension as row_key, (g.points + 50000) / 100000 as given, v.value, ${NO_POINTS}
       from (${pointsOf(`dimension <> '' and is_overall = 0`)}) g
         join check_survey_values v on v.id = g.id and v.is_overall = 1`,
      { onlyWhole: true },
    ),
  ].map(
    (sums) =>
      `insert into ${target} (${KEYS}, n, sum, squares, ${VALUE_COLUMNS.join(', ')}) ${sums}`,
  );
