/** Refuses terms that refer to a category, a product, a variant, a campaign or an audience that does not exist. */
import { inArray } from 'drizzle-orm';
import type { FieldErrors } from '#shared/fields';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { products, variants } from '#db/schema/catalog/products';
import { campaigns } from '#db/schema/promotions/campaigns';
import { checkAudience } from '../../platform/audiences/known.ts';
import { invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { type Path, referencesIn } from './references.ts';

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

/** Throws 422 with the field of every reference to a record or a name that does not exist. */
export const checkReferences = async (
  tx: Db,
  writer: Pick<Writer, 'now'>,
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
  await checkAudience(tx, writer, terms.audience, (audience) => ({ terms: { audience } }));
};
