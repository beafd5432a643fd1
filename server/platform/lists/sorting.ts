/** Translates the sort order of a list to SQL. */
import * as z from 'zod';
import { shapeOf } from '#db/bulk';
import { own } from '#shared/own';
import { mayCompare } from '../http/costs.ts';
import type { Context } from '../http/context.ts';
import { bad, type ListSpec } from './spec.ts';

const Sort = z.tuple([z.string().max(80), z.string().regex(/^(asc|desc)$/i)]);

export interface Sorting {
  /** SQL expression by which rows are sorted. */
  expression: string;
  /** Key of the value in a row. */
  key: string;
  direction: 'ASC' | 'DESC';
  /** Whether it may be null: such rows come last, in both directions. */
  nullable: boolean;
}

/** The sort order of a list; throws 400 for a column that is unknown or hidden from the caller. */
export const sortingOf = (spec: ListSpec, sort: unknown, context: Context): Sorting => {
  const { table, columns } = shapeOf(spec.table);
  const parsed = Sort.safeParse(sort ?? spec.defaultSort ?? ['id', 'ASC']);
  if (!parsed.success) throw bad('errors.malformed', 'sort');
  const [key, order] = parsed.data;
  const direction = order.toUpperCase() as Sorting['direction'];
  if (!mayCompare(context, key)) throw bad('errors.unknownSort', 'sort');
  const timed = own(spec.timed, key);
  if (timed) return { expression: timed, key, direction, nullable: true };
  const text = own(spec.timedTexts, key);
  if (text) return { expression: text, key, direction, nullable: true };
  if (own(spec.extra, key)) return { expression: `"${key}"`, key, direction, nullable: true };
  const isForbidden = spec.guarded?.(context).includes(key);
  const column = columns.find(
    (known) =>
      known.key === key && known.kind !== 'json' && !spec.hidden?.includes(key) && !isForbidden,
  );
  if (!column) throw bad('errors.unknownSort', 'sort');
  return { expression: `"${table}"."${column.name}"`, key, direction, nullable: column.nullable };
};

export const orderOf = (
  spec: ListSpec,
  { expression, key, direction, nullable }: Sorting,
  /** An expression that comes before, with a comma. */
  before = '',
): string => {
  const { table } = shapeOf(spec.table);
  const nulls = nullable ? ' nulls last' : '';
  const tie = key === 'id' ? '' : `, "${table}".id ${direction}`;
  return `order by ${before}${expression} ${direction}${nulls}${tie}`;
};
