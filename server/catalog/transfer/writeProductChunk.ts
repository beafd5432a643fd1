/** Writes one chunk of a file's products. */
import { and, eq, isNull } from 'drizzle-orm';
import { StoreProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { products } from '#db/schema/catalog/products';
import { type FieldErrors, fieldErrors } from '#shared/fields';
import type { Localized } from '#shared/localization';
import type { Product, VariantRow } from '../products/product.ts';
import { upsertProducts } from '../products/upsert.ts';
import type { ProductResult, Refused } from '../products/upsertResult.ts';
import { loadByExternalId } from '../products/loadUpsert.ts';
import { isListPriceLow } from '../products/rules.ts';
import { errorsInFile } from './errorsInFile.ts';
import { type KeptVariants, keepVariants, type Keeping, variantLabel } from './keepVariants.ts';
import type { ProductItem, ProductWriting } from './productItem.ts';
import { standInId } from './standInIds.ts';
import { toSending } from './toSending.ts';
import type { Holding, SkuClaims } from '../products/skuErrors.ts';
import type { Writer } from '../../platform/records/writer.ts';

const setExternalId = prepared(
  { id: products.id, externalId: products.externalId },
  (q, { id, externalId }) =>
    q
      .update(products)
      .set({ externalId })
      .where(and(eq(products.id, id), isNull(products.externalId))),
);

/** Gives products without an external id the stand-in that an export wrote for them. */
const adoptStandIns = async (tx: Db, items: readonly ProductItem[]) => {
  for (const { group } of items) {
    const id = standInId(group.key);
    if (id !== null) await setExternalId(tx, { id, externalId: group.key });
  }
};

/** The result of writing a product; `held`: it was to be activated but keeps its previous status. */
export type ChunkResult =
  | (Exclude<ProductResult, Refused> & {
      held: boolean;
      missing: MissingVariants;
      /** SKUs or names of options of the variants of the file whose list price is below their price. */
      lowListPrices: (string | Localized)[];
      holding: Holding;
    })
  | { errors: FieldErrors };

/** Labels of stored variants that the file does not contain. */
export interface MissingVariants {
  kept: (string | Localized)[];
  removed: (string | Localized)[];
}

const lowListPrices = (kept: KeptVariants | null, before: Product | null): (string | Localized)[] =>
  (kept?.variants ?? [])
    .filter((variant, index) => (kept?.indexes[index] ?? -1) >= 0 && isListPriceLow(variant))
    .map(({ sku, optionValues = [] }) =>
      variantLabel({ sku: sku || null, optionValues }, kept?.options ?? [], before?.options ?? []),
    );

interface ChunkSetting {
  keeping: Keeping;
  before: ProductWriting['before'];
  /** Whether products that share a barcode with another must not be activated. */
  duplicatesStop: boolean;
  /** The SKUs of the products before in the file. */
  claims: SkuClaims;
}

/** The SKUs that a product has after it was written. */
const holdingOf = (
  { names, status, variants }: StoreProductInput,
  before: Product | null,
): Holding => ({
  before,
  names: { ...before?.names, ...names },
  skus:
    (status ?? before?.status) === 'archived'
      ? []
      : (variants ?? before?.variants ?? []).flatMap(({ sku }) => sku ?? []),
});

export const writeProductChunk = async (
  tx: Db,
  writer: Writer,
  items: readonly ProductItem[],
  { keeping, before, duplicatesStop, claims }: ChunkSetting,
): Promise<ChunkResult[]> => {
  await before?.(tx, items);
  await adoptStandIns(tx, items);
  const products = await loadByExternalId(
    tx,
    items.map(({ group }) => group.key),
    writer.now,
  );
  const results = new Map<ProductItem, ChunkResult>();
  const sent: {
    item: ProductItem;
    input: StoreProductInput;
    held: boolean;
    kept: KeptVariants | null;
  }[] = [];
  for (const item of items) {
    const known = products.get(item.group.key) ?? null;
    const kept = keepVariants(item, known, keeping);
    if (kept?.errors) {
      results.set(item, { errors: errorsInFile(kept.errors, kept) });
      continue;
    }
    const duplicate = item.duplicate && duplicatesStop;
    const sending = toSending({ ...item, duplicate }, known, kept);
    const parsed = StoreProductInput.safeParse(sending);
    const held = item.draft.status === 'active' && sending.status !== 'active';
    if (parsed.success) sent.push({ item, input: parsed.data, held, kept });
    else results.set(item, { errors: errorsInFile(fieldErrors(parsed.error), kept) });
  }
  const answers = await upsertProducts(
    tx,
    writer,
    sent.map(({ input }) => input),
    { products, claims },
  );
  sent.forEach(({ item, input, held, kept }, index) => {
    const answer = answers[index] as ProductResult;
    const stored = products.get(item.group.key) ?? null;
    const labelOf = (one: VariantRow) => variantLabel(one, stored?.options ?? []);
    const missing = {
      kept: (kept?.kept ?? []).map(labelOf),
      removed: (kept?.removed ?? []).map(labelOf),
    };
    results.set(
      item,
      'errors' in answer
        ? { errors: errorsInFile(answer.errors, kept) }
        : {
            ...answer,
            held,
            missing,
            lowListPrices: lowListPrices(kept, stored),
            holding: holdingOf(input, stored),
          },
    );
  });
  return items.map((item) => results.get(item) as ChunkResult);
};
