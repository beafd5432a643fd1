/** Loads a page of suggestions for a React-Admin list. */
import * as z from 'zod';
import type { Db } from '#db';
import { query } from '#db/statements';
import { id } from '#shared/fields';
import type { Context } from '../../platform/http/context.ts';
import { withoutCosts } from '../../platform/http/costs.ts';
import { HttpError } from '../../platform/http/errors.ts';
import { parseList } from '../../platform/lists/parse.ts';
import { ListQuery } from '../../platform/http/listQuery.ts';
import { type Call, Page } from '../../platform/http/route.ts';
import { foundVariants } from '../prices/variantSearch.ts';
import { readPaths } from '../reports/paths.ts';
import type { PlainSuggestion } from './suggestions.ts';
import { computeSuggestions } from './suggestions.ts';
import { loadVariantNames, withNames } from './suggestionNames.ts';
import { Sort, sorted } from './sortSuggestions.ts';

export const SuggestionQuery = ListQuery;

const Filter = z.strictObject({
  /** The category or its descendants. */
  categoryId: id().optional(),
  ruleId: id().optional(),
  direction: z.enum(['up', 'down']).optional(),
  q: z.string().max(200).optional(),
});

const findVariants = async (db: Db, text: string): Promise<Set<number>> => {
  const { sql, values } = foundVariants(db, text);
  const rows = await query<{ id: number }>(
    db,
    `select id from variants where id in ${sql}`,
    values,
  );
  return new Set(rows.map(({ id: variantId }) => variantId));
};

export const pageOfSuggestions = async (
  context: Context,
  call: Call<unknown, Record<string, unknown>>,
) => {
  const { filter, sort, from, limit } = parseList(call.query);
  const parsed = Filter.safeParse(filter);
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? 'filter');
    throw new HttpError(400, 'errors.badQuery', { errors: { [field]: 'errors.unknownFilter' } });
  }
  const { categoryId, ruleId, direction, q } = parsed.data;
  const order = Sort.parse(sort);
  const text = q?.trim();
  const settings = await context.settings();
  return context.connection.readSnapshot(async (db) => {
    const paths = await readPaths(db);
    const isBelow = (id: number | null) =>
      id !== null && paths.get(id)?.includes(Number(categoryId)) === true;
    // Before they are filtered and sorted: the direction and the order would tell what is masked.
    const chosen = (await computeSuggestions(db, settings, paths, context.now()))
      .map((row): PlainSuggestion => withoutCosts(context, row))
      .filter(
        ({ categoryId: of, ruleId: by, suggestedAmount, currentAmount }) =>
          (categoryId === undefined || isBelow(of)) &&
          (ruleId === undefined || by === ruleId) &&
          (direction === undefined ||
            (suggestedAmount !== null && suggestedAmount > currentAmount === (direction === 'up'))),
      );
    // Names are loaded for the page only, unless the list is sorted by them.
    const variantIds = order[0] === 'name' ? chosen.map((row) => row.variantId) : [];
    const names = await loadVariantNames(db, variantIds);
    const found = text ? await findVariants(db, text) : null;
    const matching = found ? chosen.filter((row) => found.has(row.variantId)) : chosen;
    return new Page(
      await withNames(db, sorted(matching, order, names).slice(from, from + limit)),
      matching.length,
    );
  });
};
