/** Translates a list's filter to SQL; only columns that the list allows may be used. */
import { shapeOf } from '#db/bulk';
import { own } from '#shared/own';
import { mayCompare } from '../http/costs.ts';
import type { Context } from '../http/context.ts';
import { bad, type Condition, type Filter, type ListSpec } from './spec.ts';
import { ofPerson, PERSON_FIELDS } from './byPerson.ts';
import { resolvedFilter } from './relative.ts';
import { searchOf } from './search.ts';
import { AMOUNT, columnCondition, OPERATORS, TEXT, toCompare } from './columnCondition.ts';

const isScalar = (value: unknown) => typeof value !== 'object' || value === null;
/** Whether it is a value or a list of values; filters are not nested more deeply. */
const isFlat = (value: unknown) =>
  isScalar(value) || (Array.isArray(value) && value.every(isScalar));

/** The conditions of a filter; throws 400 with the name of the first field that is unknown or has an invalid value. */
export const conditionsOf = async (
  spec: ListSpec,
  asked: Filter,
  context: Context,
): Promise<Condition> => {
  const filter = await resolvedFilter(asked, context);
  const { table, columns } = shapeOf(spec.table);
  const parts: Condition[] = [];
  const scope = spec.scope?.(context);
  if (scope) parts.push(scope);
  const { unasked } = spec;
  if (unasked && !unasked.fields.some((field) => filter[field] !== undefined))
    parts.push({ sql: unasked.sql, values: [] });
  const forbidden = new Set([...(spec.hidden ?? []), ...(spec.guarded?.(context) ?? [])]);
  for (const [field, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    if (!isFlat(value)) throw bad('errors.wrongType', field);
    const custom = own(spec.filters, field);
    if (custom) {
      const condition = await custom(value, context, filter);
      if (!condition) throw bad('errors.wrongType', field);
      parts.push(condition);
      continue;
    }
    if (field === 'q') {
      const condition = searchOf(spec, table, value, context);
      if (condition) parts.push(condition);
      continue;
    }
    const suffix = /(_gte|_lte|_gt|_lt|_neq)$/.exec(field)?.[1];
    const key = suffix ? field.slice(0, -suffix.length) : field;
    const operator = (suffix && OPERATORS[suffix]) || '=';
    const comparison = { operator, value: toCompare(key, value), field };
    const timed = own(spec.timed, key);
    if (timed) {
      parts.push(columnCondition(context, timed, AMOUNT, comparison));
      continue;
    }
    const text = own(spec.timedTexts, key);
    if (text) {
      parts.push(columnCondition(context, `(${text})`, TEXT, comparison));
      continue;
    }
    const column = columns.find(
      (known) =>
        known.key === key &&
        known.kind !== 'json' &&
        !forbidden.has(key) &&
        mayCompare(context, key),
    );
    if (!column) throw bad('errors.unknownFilter', field);
    const ofMember =
      PERSON_FIELDS.has(field) &&
      ofPerson(context.db, value, (records) => `"${table}"."${column.name}" in (${records})`);
    if (ofMember) {
      parts.push(ofMember);
      continue;
    }
    parts.push(columnCondition(context, `"${table}"."${column.name}"`, column, comparison));
  }
  return {
    sql: parts.map(({ sql }) => sql).join(' and '),
    values: parts.flatMap(({ values }) => values),
  };
};
