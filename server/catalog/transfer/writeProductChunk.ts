/** Writes one chunk of a file's products. */
import { and, eq, isNull } from 'drizzle-orm';
import { StoreProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { products } from '#db/schema/catalog/products';
import { type FieldErrors, fieldErrors } from '#shared/fields';
import { upsertProducts } from '../products/upsert.ts';
import type { ProductResult } from '../products/upsertResult.ts';
import { loadKnownProducts } from './knownProducts.ts';
import type { ProductItem, ProductWriting } from './productItem.ts';
import { standInId } from './standInIds.ts';
import { toSending } from './toSending.ts';
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
export type ChunkResult = (ProductResult & { held?: boolean }) | { errors: FieldErrors };

interface ChunkSetting {
  keeps: ProductWriting['keeps'];
  before: ProductWriting['before'];
  /** Whether products that share a code with another must not be activated. */
  duplicatesStop: boolean;
}

export const writeProductChunk = async (
  tx: Db,
  writer: Writer,
  items: readonly ProductItem[],
  { keeps, before, duplicatesStop }: ChunkSetting,
): Promise<ChunkResult[]> => {
  await before?.(tx, items);
  await adoptStandIns(tx, items);
  const known = await loadKnownProducts(
    tx,
    items.map(({ group }) => group.key),
    keeps.length > 0,
  );
  const results = new Map<ProductItem, ChunkResult>();
  const sent: { item: ProductItem; input: StoreProductInput; held: boolean }[] = [];
  for (const item of items) {
    const sending = toSending(
      { ...item, duplicate: item.duplicate && duplicatesStop },
      known.get(item.group.key),
      keeps,
    );
    const parsed = StoreProductInput.safeParse(sending);
    const held = item.draft.status === 'active' && sending.status !== 'active';
    if (parsed.success) sent.push({ item, input: parsed.data, held });
    else results.set(item, { errors: fieldErrors(parsed.error) });
  }
  const answers = await upsertProducts(
    tx,
    writer,
    sent.map(({ input }) => input),
  );
  sent.forEach(({ item, held }, index) =>
    results.set(item, { ...(answers[index] as ProductResult), held }),
  );
  return items.map((item) => results.get(item) as ChunkResult);
};
