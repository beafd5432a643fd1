/** Counts what needs the caller's attention. */
import { can, type Role } from '#contract/platform/access';
import { ATTENTION_TONES, type AttentionItem } from '#contract/platform/attention';
import type { Context } from '../http/context.ts';
import { listRows } from '../lists/list.ts';
import { type AttentionSource, attentionSources } from './source.ts';

const isFor = (role: Role, { resource, access: [of, action] }: AttentionSource) =>
  can(role, resource, 'list') && can(role, of, action);

const instantOf = (row: Record<string, unknown> | undefined, field: string | undefined) => {
  const value = field === undefined ? undefined : row?.[field];
  return typeof value === 'number' ? value : null;
};

const count = async (
  context: Context,
  {
    name,
    tone,
    resource,
    place = resource,
    spec,
    filter: filterOf,
    sort,
    since,
    due,
  }: AttentionSource,
): Promise<AttentionItem> => {
  const filter = filterOf(context);
  const { rows, total } = await listRows(spec, context, { filter, sort, from: 0, limit: 1 });
  const first = rows[0] as Record<string, unknown> | undefined;
  return {
    name,
    tone,
    resource,
    filter,
    sort,
    place,
    total,
    since: instantOf(first, since),
    due: instantOf(first, due),
  };
};

/** The items with rows that the caller may open and do something about, the most urgent tone first. */
export const loadAttention = async (context: Context): Promise<AttentionItem[]> => {
  const { role } = context;
  if (role === null) return [];
  const sources = attentionSources.parts.filter((source) => isFor(role, source));
  const items = await Promise.all(sources.map((source) => count(context, source)));
  return ATTENTION_TONES.flatMap((tone) =>
    items.filter((item) => item.tone === tone && item.total > 0),
  );
};
