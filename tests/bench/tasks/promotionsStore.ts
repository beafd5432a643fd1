/** Fills a database for quotes: a catalogue, running promotions and their shared codes. */
import { codeKey } from '#contract/promotions/codes';
import type { Terms } from '#contract/promotions/promotions';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { createApiKey } from '#server/platform/apiKeys/actions';
import { upsertCategories } from '#server/catalog/categories/upsert';
import { upsertProducts } from '#server/catalog/products/upsert';
import { columnsOf } from '#server/promotions/promotions/record';
import { invalidatePromotions } from '#server/promotions/quotes/promotionVersion';
import { authorOf } from '#server/platform/approvals/actions';
import type { Writer } from '#server/platform/records/writer';
import {
  BRANDS,
  CATEGORIES,
  DEPARTMENTS,
  HOT_CODE,
  PRODUCTS,
  PROMOTIONS,
  TAGS,
  TENTH_OFF,
  tenthOff,
  termsOf,
} from '../promotionsCatalog.ts';
import { answer } from './answer.ts';
import { open } from './open.ts';

const BATCH = 500;
const DAY = 86_400_000;

const writeGoods = async ({ transaction }: Connection, writer: Writer) => {
  const parents = Array.from({ length: DEPARTMENTS }, (_, index) => ({
    code: `d${index}`,
    names: { en: `Department ${index}` },
  }));
  const children = Array.from({ length: CATEGORIES }, (_, index) => ({
    code: `c${index}`,
    parentCode: `d${index % DEPARTMENTS}`,
    names: { en: `Category ${index}` },
  }));
  await transaction((tx) => upsertCategories(tx, writer, [...parents, ...children]));
  for (let from = 0; from < PRODUCTS; from += BATCH) {
    const products = Array.from({ length: BATCH }, (_, step) => {
      const at = from + step;
      return {
        externalId: `p${at}`,
        names: { en: `Product ${at}` },
        brand: `Brand ${at % BRANDS}`,
        categoryCode: `c${at % CATEGORIES}`,
        tags: [`tag ${at % TAGS}`, 'home'],
        updatedAt: null,
        variants: [
          {
            sku: `S${at}`,
            barcode: null,
            optionValues: [],
            cost: 500 + (at % 400),
            basePrice: 2000 + ((at * 7) % 5000),
            originalPrice: null,
            weightGrams: null,
          },
        ],
      };
    });
    await transaction((tx) => upsertProducts(tx, writer, products));
  }
};

const writePromotions = async (
  tx: Db,
  writer: Writer,
  all: readonly { name: string; terms: Terms }[],
) => {
  const author = authorOf(writer);
  const at = { createdAt: writer.now, updatedAt: writer.now };
  const rows = all.map(({ name, terms }) => ({
    name,
    labels: { en: name },
    ...columnsOf(terms),
    ...author,
    liveRevision: 1,
    ...at,
  }));
  const ids = await insertRows(tx, promotions, rows, { returning: true });
  const revisions = all.map(({ name, terms }, index) => ({
    promotionId: ids[index] ?? 0,
    revision: 1,
    status: 'approved' as const,
    name,
    labels: { en: name },
    terms,
    ...author,
    authorIds: [author.authorId],
    liveFrom: terms.startsAt,
    createdAt: writer.now,
  }));
  await insertRows(tx, promotionRevisions, revisions);
  return ids;
};

const batchOf = (
  writer: Writer,
  promotionId: number,
  kind: 'shared' | 'unique',
  usesPerCode: number | null,
) => ({
  promotionId,
  name: `codes of ${promotionId}`,
  kind,
  prefix: '',
  length: 0,
  alphabet: '',
  quantity: 1,
  generated: 1,
  usesPerCode,
  claim: { open: false, bound: false, perMember: 1, levels: [], event: null },
  authorName: writer.actor.name,
  createdAt: writer.now,
  updatedAt: writer.now,
});

/** A shared code for each promotion with codes, and for the 10 % promotion a batch that `promotionsCodes` fills. */
const writeCodes = async (tx: Db, writer: Writer, ids: readonly number[], tenth: number) => {
  const batches = [...ids, tenth].map((id) =>
    batchOf(writer, id, 'shared', id === tenth ? 1_000_000_000 : null),
  );
  const batchIds = await insertRows(tx, couponBatches, batches, { returning: true });
  const rows = batchIds.map((batchId, index) => {
    const code = index < ids.length ? `SHARED-${index}` : HOT_CODE;
    return { code, key: codeKey(code), batchId };
  });
  await insertRows(tx, coupons, rows);
  const [entered = 0] = await insertRows(
    tx,
    couponBatches,
    [batchOf(writer, tenth, 'unique', 1_000_000)],
    {
      returning: true,
    },
  );
  return entered;
};

interface Filled {
  /** The secret of an API key that may quote and redeem. */
  secret: string;
  /** The promotion that needs a code, and its batch without codes. */
  promotionId: number;
  batchId: number;
}
answer<object, Filled>(async (_input, url) => {
  const { connection, writer } = await open(url);
  const past = { ...writer, now: writer.now - DAY };
  await writeGoods(connection, past);
  const filled = await connection.transaction(async (tx) => {
    const all = Array.from({ length: PROMOTIONS }, (_, index) => ({
      name: `P${index}`,
      terms: termsOf(index, past.now),
    }));
    const ids = await writePromotions(tx, past, all);
    const [promotionId = 0] = await writePromotions(tx, past, [
      { name: TENTH_OFF, terms: tenthOff(past.now) },
    ]);
    const byCode = ids.filter((_, index) => all[index]?.terms.trigger === 'code');
    const batchId = await writeCodes(tx, past, byCode, promotionId);
    await invalidatePromotions(tx);
    return { promotionId, batchId };
  });
  const context = { transaction: connection.transaction, actor: writer.actor, now: Date.now };
  const scopes = ['promotions.read' as const, 'promotions.write' as const];
  const { secret } = await createApiKey(context, { name: 'bench', scopes });
  await connection.close();
  return { secret, ...filled };
});
