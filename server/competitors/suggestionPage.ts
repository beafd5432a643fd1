/** A page of suggestions in React-Admin's list grammar. */
import * as z from 'zod';
import type { Suggestion } from '#contract/competitors';
import { id } from '#contract/http';
import { query } from '#db/statements';
import { idsOfPath } from '../categories/rules.ts';
import type { Context } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';
import { ListQuery, parseList } from '../http/list.ts';
import { type Call, Page } from '../http/route.ts';
import { suggestionsOf } from './suggestions.ts';

export const SuggestionQuery = ListQuery;

const Filter = z.strictObject({
  /** In the category or below it. */
  categoryId: id().optional(),
  ruleId: id().optional(),
  direction: z.enum(['up', 'down']).optional(),
  q: z.string().max(200).optional(),
});
const SORTS = ['changeBps', 'suggestedAmount', 'currentAmount', 'aimAmount', 'marginBps', 'name', 'id'] as const;
const Sort = z.tuple([z.enum(SORTS), z.string()]).catch(['changeBps', 'DESC']);

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'string' ? a.localeCompare(String(b)) : a - Number(b);

/** The greatest changes first, unless another order is asked for. */
const sorted = (rows: Suggestion[], sort: unknown): Suggestion[] => {
  const [key, order] = Sort.parse(sort);
  const sign = /^desc$/i.test(order) ? -1 : 1;
  const valueOf = (row: Suggestion) => (key === 'changeBps' ? Math.abs(row.changeBps ?? 0) : (row[key] ?? 0));
  return rows.sort((a, b) => sign * compare(valueOf(a), valueOf(b)) || a.id - b.id);
};

export const pageOfSuggestions = async (context: Context, call: Call<unknown, Record<string, unknown>>) => {
  const { filter, sort, from, limit } = parseList(call.query);
  const asked = Filter.safeParse(filter);
  if (!asked.success) {
    const field = String(asked.error.issues[0]?.path[0] ?? 'filter');
    throw new HttpError(400, 'errors.badQuery', { errors: { [field]: 'errors.unknownFilter' } });
  }
  const { categoryId, ruleId, direction, q } = asked.data;
  const settings = await context.settings();
  const { all, paths } = await context.connection.reading(async (db) => ({
    all: await suggestionsOf(db, settings, context.now()),
    paths: await query<{ id: number; path: string }>(db, 'select id, path from categories'),
  }));
  const below = new Set(
    paths.filter(({ path }) => categoryId !== undefined && idsOfPath(path).includes(categoryId)).map((row) => row.id),
  );
  const words = q?.trim().toLowerCase();
  const found = all.filter(
    (row) =>
      (categoryId === undefined || (row.categoryId !== null && below.has(row.categoryId))) &&
      (ruleId === undefined || row.ruleId === ruleId) &&
      (direction === undefined || row.suggestedAmount > row.currentAmount === (direction === 'up')) &&
      (!words || row.name.toLowerCase().includes(words) || row.sku?.toLowerCase() === words),
  );
  return new Page(sorted(found, sort).slice(from, from + limit), found.length);
};
