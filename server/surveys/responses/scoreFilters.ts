/** The filters of responses by what was answered: to a question, to those of a dimension, or to the one for the whole. */
import { BANDS, type Band } from '#contract/surveys/responses';
import type { Definition } from '#contract/surveys/definitions';
import type { Db } from '#db';
import { inValues, query, type Value } from '#db/statements';
import { groupBy } from '#shared/groupBy';
import type { Condition, CustomFilter, Filter } from '../../platform/lists/spec.ts';
import { planOf, type ScoredItem } from '../scores/plan.ts';
import { SCALES } from '../statistics/scores.ts';
import { bandRange } from './rules.ts';
import { OF } from './modes.ts';

const FIELDS = ['questionKey', 'rowKey', 'dimensionKey', 'band', 'score'] as const;
type Field = (typeof FIELDS)[number];

const isKey = (value: unknown) => typeof value === 'string' && value.length <= 80;
const isBand = (value: unknown): value is Band => BANDS.some((band) => band === value);
const CHECKS: Readonly<Record<Field, (value: unknown) => boolean>> = {
  questionKey: isKey,
  rowKey: isKey,
  dimensionKey: isKey,
  band: isBand,
  score: Number.isSafeInteger,
};

const loadVersions = async (db: Db, { surveyId }: Filter) => {
  const ofOne = typeof surveyId === 'number';
  const rows = await query<{ id: number; definition: string }>(
    db,
    `select id, definition from survey_versions where published_at is not null${ofOne ? ' and survey_id = ?' : ''}`,
    ofOne ? [surveyId] : [],
  );
  return rows.map(({ id, definition }) => ({
    id: Number(id),
    plan: planOf(JSON.parse(definition) as Definition),
  }));
};

const itemsAsked = (
  { items, overall }: ReturnType<typeof planOf>,
  { questionKey, rowKey, dimensionKey }: Filter,
): ScoredItem[] => {
  if (questionKey !== undefined)
    return items.filter(
      (item) =>
        item.questionKey === questionKey && (rowKey === undefined || item.rowKey === rowKey),
    );
  if (dimensionKey !== undefined) return items.filter((item) => item.dimensionKey === dimensionKey);
  return overall === null ? [] : [overall];
};

const rangeOf = (item: ScoredItem, { band, score }: Filter): { from: number; to: number } => {
  if (typeof score === 'number') return { from: score, to: score };
  const [from, to] = SCALES[item.type];
  return isBand(band) ? bandRange(band, item) : { from, to };
};

const answerCondition = async (db: Db, filter: Filter): Promise<Condition> => {
  const places = (await loadVersions(db, filter)).flatMap(({ id, plan }) =>
    itemsAsked(plan, filter).map((item) => {
      const { from, to } = rangeOf(item, filter);
      return { id, values: [item.questionKey, item.rowKey, from, to] as const };
    }),
  );
  const alike = [...groupBy(places, ({ values }) => JSON.stringify(values)).values()];
  if (alike.length === 0) return { sql: '1 = 0', values: [] };
  const each = alike.map(
    () =>
      `(a.question_key = ? and a.row_key = ? and a.number >= ? and a.number <= ? and ${OF}.version_id ${inValues(db, 'bigint')})`,
  );
  return {
    sql: `exists (select 1 from survey_answers a where a.response_id = ${OF}.id and (${each.join(' or ')}))`,
    values: alike.flatMap((same): Value[] => [
      ...(same[0]?.values ?? []),
      JSON.stringify(same.map(({ id }) => id)),
    ]),
  };
};

/** They mean something only together: the first of them says it for all. */
const scoreFilter =
  (field: Field): CustomFilter =>
  (value, { db }, filter) => {
    if (!CHECKS[field](value)) return null;
    const first = FIELDS.find((one) => filter[one] !== undefined);
    return first === field ? answerCondition(db, filter) : { sql: '1 = 1', values: [] };
  };

export const SCORE_FILTERS: Readonly<Record<string, CustomFilter>> = Object.fromEntries(
  FIELDS.map((field) => [field, scoreFilter(field)]),
);
