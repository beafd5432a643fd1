/** Counts what needs the caller's attention. */
import { can, type Role } from '#contract/platform/access';
import { ATTENTION_TONES, type AttentionItem } from '#contract/platform/attention';
import type { Context } from '../http/context.ts';
import { query } from '#db/statements';
import { conditionsOf } from '../lists/conditions.ts';
import { listRows, sourceOf, sourceValues } from '../lists/list.ts';
import { type Filter, specFor } from '../lists/spec.ts';
import { type AttentionSource, attentionSources } from './source.ts';

const isFor = (role: Role, { resource, access: [of, action] }: AttentionSource) =>
  can(role, resource, 'list') && can(role, of, action);

const instantOf = (row: Record<string, unknown> | undefined, field: string | undefined) => {
  const value = field === undefined ? undefined : row?.[field];
  return typeof value === 'number' ? value : null;
};

/** The rows of a source that none of the others counts. By hand: the conditions of several filters of one list. */
const countFurther = async (
  context: Context,
  { spec, filter }: AttentionSource,
  others: readonly AttentionSource[],
): Promise<number> => {
  const conditions = async (asked: Filter) =>
    conditionsOf(await specFor(spec, { filter: asked, sort: undefined }, context), asked, context);
  const own = await conditions(filter(context));
  const known = await Promise.all(others.map((other) => conditions(other.filter(context))));
  const [row] = await query<{ n: number }>(
    context.db,
    `select count(*) as n from ${sourceOf(spec)} where (${own.sql})
      ${known.map(({ sql }) => `and not coalesce((${sql}), 1 = 0)`).join(' ')}`,
    [...sourceValues(spec, context), ...own.values, ...known.flatMap(({ values }) => values)],
  );
  return Number(row?.n ?? 0);
};

/** `before`: the sources that are counted before it at the same entry. */
const count = async (
  context: Context,
  source: AttentionSource,
  before: readonly AttentionSource[],
): Promise<AttentionItem> => {
  const {
    name,
    tone,
    resource,
    place = resource,
    spec,
    filter: filterOf,
    sort,
    since,
    due,
  } = source;
  const filter = filterOf(context);
  const { rows, total } = await listRows(spec, context, { filter, sort, from: 0, limit: 1 });
  const first = rows[0] as Record<string, unknown> | undefined;
  const isShared = total > 0 && before.length > 0;
  return {
    name,
    tone,
    resource,
    filter,
    sort,
    place,
    total,
    further: isShared ? await countFurther(context, source, before) : total,
    since: instantOf(first, since),
    due: instantOf(first, due),
  };
};

const isCountedWith = (one: AttentionSource, other: AttentionSource) =>
  one.tone !== 'information' &&
  one.spec === other.spec &&
  (one.place ?? one.resource) === (other.place ?? other.resource);

/** The items with rows that the caller may open and do something about, the most urgent tone first. */
export const loadAttention = async (context: Context): Promise<AttentionItem[]> => {
  const { role } = context;
  if (role === null) return [];
  const sources = attentionSources.parts.filter((source) => isFor(role, source));
  const items = await Promise.all(
    sources.map((source, index) =>
      count(
        context,
        source,
        sources.slice(0, index).filter((one) => isCountedWith(one, source)),
      ),
    ),
  );
  return ATTENTION_TONES.flatMap((tone) =>
    items.filter((item) => item.tone === tone && item.total > 0),
  );
};
