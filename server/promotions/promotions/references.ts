/**
 * References of terms to categories, products, variants and campaigns. They must exist when terms are saved, and cannot
 * be deleted while a promotion names them.
 */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { FieldErrors } from '#shared/fields';
import type { Reward, Scope, Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { products, variants } from '#db/schema/catalog/products';
import { campaigns } from '#db/schema/promotions/campaigns';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { invalid } from '../../platform/http/errors.ts';
import { findRow, updateRow } from '../../platform/records/records.ts';
import { invalidatePromotions } from '../quotes/promotionCache.ts';

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

const addError = (errors: FieldErrors, path: Path, message: string) => {
  let parent = errors;
  for (const key of path.slice(0, -1)) {
    const child = parent[key];
    parent = typeof child === 'object' ? child : (parent[key] = {});
  }
  parent[String(path.at(-1))] = message;
};

const existingIn = {
  categories: prepared({ ids: many(categories.id) }, (q, { ids }) =>
    q.select({ id: categories.id }).from(categories).where(inArray(categories.id, ids)),
  ),
  products: prepared({ ids: many(products.id) }, (q, { ids }) =>
    q.select({ id: products.id }).from(products).where(inArray(products.id, ids)),
  ),
  variants: prepared({ ids: many(variants.id) }, (q, { ids }) =>
    q.select({ id: variants.id }).from(variants).where(inArray(variants.id, ids)),
  ),
};

/** Throws 422 with the field of every reference to a record that no longer exists. */
export const checkReferences = async (
  tx: Db,
  { terms, campaignId }: { terms: Terms; campaignId: number | null },
) => {
  const errors: FieldErrors = {};
  const references = referencesIn(terms);
  for (const table of ['categories', 'products', 'variants'] as const) {
    const toTable = references.filter((reference) => reference.table === table);
    const rows = await existingIn[table](tx, { ids: toTable.map(({ id }) => id) });
    const existing = new Set(rows.map(({ id }) => id));
    for (const { id, path } of toTable)
      if (!existing.has(id))
        addError(errors, ['terms', ...path], `promotions.errors.gone.${table}`);
  }
  if (campaignId !== null) {
    const campaign = await findRow(tx, campaigns, campaignId);
    if (!campaign || campaign.archivedAt !== null)
      errors.campaignId = 'promotions.errors.gone.campaigns';
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
};

const currentTerms = prepared({}, (q) =>
  q
    .select({
      id: promotions.id,
      name: promotions.name,
      terms: promotions.terms,
      liveRevision: promotions.liveRevision,
    })
    .from(promotions)
    .where(isNull(promotions.archivedAt)),
);
const openTerms = prepared({}, (q) =>
  q
    .select({
      id: promotions.id,
      name: promotions.name,
      terms: promotionRevisions.terms,
      revisionId: promotionRevisions.id,
    })
    .from(promotions)
    .innerJoin(
      promotionRevisions,
      and(
        eq(promotionRevisions.promotionId, promotions.id),
        eq(promotionRevisions.revision, promotions.openRevision),
      ),
    )
    .where(isNull(promotions.archivedAt)),
);

/** Promotions that are not archived, and their open revisions, whose terms name the record. */
const loadNaming = async (tx: Db, table: Reference['table'], id: number) => {
  const isNaming = ({ terms }: { terms: Terms }) =>
    referencesIn(terms).some((one) => one.table === table && one.id === id);
  return {
    current: (await currentTerms(tx)).filter(isNaming),
    open: (await openTerms(tx)).filter(isNaming),
  };
};

/** Names of the promotions that name a category, a product or a variant. */
const promotionsNaming = async (
  tx: Db,
  table: Reference['table'],
  id: number,
): Promise<string[]> => {
  const { current, open } = await loadNaming(tx, table, id);
  return [...new Set([...current, ...open].map(({ name }) => name))];
};

/** A copy in which every `{ kind: 'category', id: from }` names `to`. */
const repointed = <T>(value: T, from: number, to: number): T => {
  if (Array.isArray(value)) return value.map((item: unknown) => repointed(item, from, to)) as T;
  if (value === null || typeof value !== 'object') return value;
  const { kind, id } = value as { kind?: unknown; id?: unknown };
  if (kind === 'category' && id === from) return { ...value, id: to };
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, repointed(part, from, to)]),
  ) as T;
};

const setRevisionTerms = prepared(
  {
    id: promotions.id,
    revision: promotionRevisions.revision,
    terms: promotionRevisions.terms,
  },
  (q, { id, revision, terms }) =>
    q
      .update(promotionRevisions)
      .set({ terms })
      .where(
        and(eq(promotionRevisions.promotionId, id), eq(promotionRevisions.revision, revision)),
      ),
);

/** Terms that name a category which was merged into another name the other one from now on. */
const repointPromotions = async (tx: Db, from: number, to: number) => {
  const { current, open } = await loadNaming(tx, 'categories', from);
  for (const { id, liveRevision, ...row } of current) {
    const terms = repointed(row.terms, from, to);
    await updateRow(tx, promotions, id, { terms });
    if (liveRevision !== null) await setRevisionTerms(tx, { id, revision: liveRevision, terms });
  }
  for (const { revisionId, terms } of open)
    await updateRow(tx, promotionRevisions, revisionId, { terms: repointed(terms, from, to) });
  if (current.length + open.length > 0) await invalidatePromotions(tx);
};

export const PROMOTION_REFERENCES = {
  findNames: promotionsNaming,
  repointCategory: repointPromotions,
};
