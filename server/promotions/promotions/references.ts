/** What terms name: categories, products, variants, campaigns. They must be there, and are kept while named. */
import type { FieldErrors } from '#shared/fields';
import type { Reward, Scope, Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { query, statement } from '#db/statements';
import { invalid } from '../../platform/http/errors.ts';

type Path = (string | number)[];
interface Reference {
  table: 'categories' | 'products' | 'variants';
  id: number;
  path: Path;
}
const TABLES = { category: 'categories', product: 'products', variant: 'variants' } as const;

const ofScope = (scope: Scope | null, path: Path): Reference[] =>
  scope
    ? (['include', 'exclude'] as const).flatMap((side) =>
        scope[side].flatMap((ref, index) =>
          ref.kind === 'brand' || ref.kind === 'tag'
            ? []
            : [{ table: TABLES[ref.kind], id: ref.id, path: [...path, side, index, 'id'] }],
        ),
      )
    : [];

const ofReward = (reward: Reward, path: Path): Reference[] => {
  switch (reward.kind) {
    case 'buyGet':
      return [
        ...ofScope(reward.buy.scope, [...path, 'buy', 'scope']),
        ...ofScope(reward.get.scope, [...path, 'get', 'scope']),
      ];
    case 'bundle':
      return reward.parts.flatMap(({ scope }, index) =>
        ofScope(scope, [...path, 'parts', index, 'scope']),
      );
    case 'gift':
      return [{ table: 'variants', id: reward.variantId, path: [...path, 'variantId'] }];
    case 'flash':
      return reward.items.map(({ variantId }, index) => ({
        table: 'variants' as const,
        id: variantId,
        path: [...path, 'items', index, 'variantId'],
      }));
    case 'shipping':
      return [];
    default:
      return ofScope(reward.scope, [...path, 'scope']);
  }
};

export const referencesIn = (terms: Terms): Reference[] => [
  ...ofScope(terms.scope, ['scope']),
  ...terms.conditions.flatMap((condition, index) =>
    condition.kind === 'shippingMethod'
      ? []
      : ofScope(condition.scope, ['conditions', index, 'scope']),
  ),
  ...terms.rewards.flatMap((reward, index) => ofReward(reward, ['rewards', index])),
];

const put = (errors: FieldErrors, path: Path, message: string) => {
  let at = errors;
  for (const key of path.slice(0, -1)) {
    const next = at[key];
    at = typeof next === 'object' ? next : (at[key] = {});
  }
  at[String(path.at(-1))] = message;
};

/** Throws 422 with the field of everything that is not there any more. */
export const checkReferences = async (
  tx: Db,
  { terms, campaignId }: { terms: Terms; campaignId: number | null },
) => {
  const errors: FieldErrors = {};
  const references = referencesIn(terms);
  for (const table of ['categories', 'products', 'variants'] as const) {
    const asked = references.filter((one) => one.table === table);
    const rows = await selectIn<{ id: number }>(
      tx,
      `select id from ${table} where id in (?)`,
      asked.map(({ id }) => id),
      'integer',
    );
    const there = new Set(rows.map(({ id }) => id));
    for (const { id, path } of asked)
      if (!there.has(id)) put(errors, ['terms', ...path], `promotions.errors.gone.${table}`);
  }
  if (campaignId !== null) {
    const [campaign] = await query<{ archived_at: number | null }>(
      tx,
      'select archived_at from campaigns where id = ?',
      [campaignId],
    );
    if (!campaign || campaign.archived_at !== null)
      errors.campaignId = 'promotions.errors.gone.campaigns';
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
};

/** Promotions that may still apply, and revisions somebody works on, with their terms. */
const standing = statement<{ id: number; name: string; terms: string; revision_id: number | null }>(
  `select p.id, p.name, p.terms, null as revision_id from promotions p where p.archived_at is null
   union all
   select p.id, p.name, r.terms, r.id as revision_id from promotions p
     join promotion_revisions r on r.promotion_id = p.id and r.revision = p.open_revision where p.archived_at is null`,
);

const naming = async (tx: Db, table: Reference['table'], id: number) =>
  (await standing(tx))
    .map((row) => ({ ...row, terms: JSON.parse(row.terms) as Terms }))
    .filter(({ terms }) => referencesIn(terms).some((one) => one.table === table && one.id === id));

/** Names of the promotions that name a category, a product or a variant. */
const promotionsNaming = async (
  tx: Db,
  table: Reference['table'],
  id: number,
): Promise<string[]> => [...new Set((await naming(tx, table, id)).map(({ name }) => name))];

/** Every `{kind: 'category', id: from}` within, as `to`. */
const repointed = (value: unknown, from: number, to: number): unknown => {
  if (Array.isArray(value)) return value.map((one) => repointed(one, from, to));
  if (value === null || typeof value !== 'object') return value;
  const { kind, id } = value as { kind?: unknown; id?: unknown };
  if (kind === 'category' && id === from) return { ...value, id: to };
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, repointed(part, from, to)]),
  );
};

/** A category was merged into another: promotions follow it. */
const repointPromotions = async (tx: Db, from: number, to: number) => {
  const rows = await naming(tx, 'categories', from);
  for (const { id, terms, revision_id } of rows) {
    const moved = JSON.stringify(repointed(terms, from, to));
    if (revision_id === null) {
      await query(tx, 'update promotions set terms = ? where id = ?', [moved, id]);
      await query(
        tx,
        `update promotion_revisions set terms = ? where promotion_id = ? and revision = (select live_revision from promotions where id = ?)`,
        [moved, id, id],
      );
    } else
      await query(tx, 'update promotion_revisions set terms = ? where id = ?', [
        moved,
        revision_id,
      ]);
  }
  if (rows.length > 0)
    await query(tx, 'update promotion_book set version = version + 1 where id = 1');
};

export const PROMOTION_REFERENCES = {
  findNames: promotionsNaming,
  repointCategory: repointPromotions,
};
