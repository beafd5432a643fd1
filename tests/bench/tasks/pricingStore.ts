/** Fills a database for pricing: variants with costs, and price lists with prices for many of them. */
import { createApiKey } from '#server/platform/apiKeys/actions';
import type { Db } from '#db';
import { createAudienceName } from '#server/members/audienceNames/actions';
import type { Writer } from '#server/platform/records/writer';
import { createPriceList } from '#server/pricing/priceLists/actions';
import { upsertProducts } from '#server/catalog/products/upsert';
import { query } from '#db/statements';
import { FOREVER } from '#contract/pricing/prices';
import { answer } from './answer.ts';
import { open } from './open.ts';

const SIZES = ['s', 'm', 'l', 'xl'];
const BATCH = 500;
const MINUTE = 60_000;

const named = new Set<string>();
/** Sets up the names of an audience, each once. */
const nameAudience = async (
  tx: Db,
  past: Writer,
  audience: Record<'levels' | 'channels', readonly string[]>,
) => {
  for (const kind of ['levels', 'channels'] as const)
    for (const key of audience[kind]) {
      const isNew = !named.has(`${kind}/${key}`);
      named.add(`${kind}/${key}`);
      if (isNew)
        await createAudienceName(tx, past, { kind, key, names: { en: key }, rank: 0, color: null });
    }
};

/** Returns the secret of an API key that may read prices. */
answer<{ variants: number; lists: number }, string>(async ({ variants, lists }, url) => {
  const { connection, writer } = await open(url);
  const past = { ...writer, now: writer.now - 24 * 60 * MINUTE };
  for (let from = 0; from < variants / SIZES.length; from += BATCH) {
    const products = Array.from({ length: BATCH }, (_, index) => ({
      externalId: `p${from + index}`,
      names: { en: `Product ${from + index}` },
      options: [
        { names: { en: 'Size' }, values: SIZES.map((key) => ({ key, names: { en: key } })) },
      ],
      updatedAt: null,
      variants: SIZES.map((key, size) => ({
        sku: `S${from + index}-${key}`,
        barcode: null,
        optionValues: [key],
        cost: 500 + ((from + index) % 1000),
        basePrice: 2000 + (((from + index) * 7) % 5000) + size * 100,
        originalPrice: null,
        weightGrams: null,
      })),
    }));
    await connection.transaction((tx) => upsertProducts(tx, past, products));
  }
  // No second person exists who could approve.
  await connection.transaction(async (tx) => {
    await query(
      tx,
      'update settings set approval_change_bps = null, approval_margin_bps = null, approval_rows = null',
    );
    for (let index = 1; index < lists; index++) {
      const kind = index % 2 === 0 ? ('sale' as const) : ('override' as const);
      // One sale is for everyone, the others are for an audience.
      const audience = {
        levels: kind === 'override' ? [`level-${index}`, 'gold'] : [],
        groups: [],
        channels: [] as string[],
      };
      if (kind === 'sale' && index > 2) audience.channels.push('app', `channel-${index}`);
      const list = {
        code: `list-${index}`,
        kind,
        names: { en: `List ${index}` },
        priority: index,
        audience,
      };
      await nameAudience(tx, past, audience);
      const { id } = await createPriceList(tx, past, list);
      await query(
        tx,
        `insert into prices (list_id, variant_id, min_quantity, amount, starts_at, ends_at)
         select cast(? as integer), id, 1, 1500 + (id * 13) % 4000, cast(? as bigint), cast(? as bigint)
         from variants where (id + ?) % 20 = 0`,
        [id, past.now, FOREVER, index],
      );
    }
  });
  const context = { transaction: connection.transaction, actor: writer.actor, now: Date.now };
  const { secret } = await createApiKey(context, { name: 'bench', scopes: ['prices.read'] });
  await connection.close();
  return secret;
});
