/** Creates products that invoices name and the store does not have yet. */
import { inArray } from 'drizzle-orm';
import type { ImportOutcome } from '#contract/platform/imports';
import { currencyDecimals } from '#shared/localization';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { upsertProducts } from '../../catalog/products/upsert.ts';
import { unitAmount } from '#shared/amounts';
import type { ImportRun } from '../../platform/imports/run.ts';
import { cannotSave, type Facts } from './invoiceFacts.ts';

const productCodes = prepared({ codes: many(products.externalId) }, (q, { codes }) =>
  q.select({ code: products.externalId }).from(products).where(inArray(products.externalId, codes)),
);
const variantCodes = prepared({ codes: many(variants.sku) }, (q, { codes }) =>
  q.select({ code: variants.sku }).from(variants).where(inArray(variants.sku, codes)),
);

/** Those of the codes that a product or a variant has already: invoices do not change existing products. */
const knownCodes = async (tx: Db, codes: readonly string[]): Promise<Set<string | null>> => {
  const rows = [...(await productCodes(tx, { codes })), ...(await variantCodes(tx, { codes }))];
  return new Set(rows.map(({ code }) => code));
};

export const writeProducts = async (run: ImportRun, { products }: Facts) => {
  const { language, currency } = run.writer.settings;
  const decimals = currencyDecimals(currency);
  const chunks = run.chunks<[string, { name: string; price: number }], ImportOutcome[]>({
    first: 10,
    write: async (tx, items) => {
      const known = await knownCodes(
        tx,
        items.map(([code]) => code),
      );
      const fresh = items.filter(([code]) => !known.has(code));
      const results = await upsertProducts(
        tx,
        run.writer,
        fresh.map(([code, { name, price }]) => ({
          externalId: code,
          names: { [language]: name || code },
          status: 'active',
          variants: [
            {
              sku: code,
              barcode: null,
              optionValues: [],
              cost: null,
              basePrice: unitAmount(price, decimals),
              originalPrice: null,
              weightGrams: null,
            },
          ],
          updatedAt: null,
        })),
      );
      const outcomes = new Map(
        results.map((result): [string, ImportOutcome[]] => {
          if ('errors' in result) throw cannotSave(result.externalId);
          return [result.externalId, result.keptDraft ? ['created', 'draft'] : ['created']];
        }),
      );
      return items.map(([code]) => outcomes.get(code) ?? ['unchanged']);
    },
    settle: (_item, outcomes) => outcomes.forEach((outcome) => run.count('products', outcome)),
    refuse: ([code]) => {
      throw cannotSave(code);
    },
  });
  let written = 0;
  for (const product of products) {
    written++;
    if (!chunks.add(product)) continue;
    run.progress((written / products.size) * 0.8);
    await chunks.flush();
  }
  await chunks.flush();
};
