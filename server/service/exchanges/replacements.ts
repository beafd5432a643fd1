/** Which goods replace those of an exchange, and what they cost the customer now. */
import { eq, inArray } from 'drizzle-orm';
import type { ExchangeOpening } from '#contract/service/exchanges';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { members } from '#db/schema/members/members';
import { orders } from '#db/schema/orders/orders';
import { exchangeLines } from '#db/schema/service/exchanges';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import { answerPrices } from '../../pricing/prices/answer.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';

const named = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .select({ id: variants.id, sku: variants.sku, status: products.status })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, ids)),
);

/** 422 for goods that are not sold, or that the shop cannot be asked for by an SKU. */
const refuse = (field: string, index: number, key: string) =>
  invalid({ input: { replacements: { [index]: { [field]: key } } } });

/** What each of these lines is replaced by: the same goods where nothing else is named. */
export const replacementsFor = async (
  tx: Db,
  lines: readonly { lineNumber: number; sku: string | null }[],
  { replacements }: ExchangeOpening,
) => {
  replacements.forEach(({ lineNumber }, index) => {
    if (!lines.some((line) => line.lineNumber === lineNumber))
      throw refuse('lineNumber', index, 'errors.notFound');
  });
  const found = await named(tx, { ids: replacements.map(({ variantId }) => variantId) });
  return lines.map(({ lineNumber, sku }) => {
    const index = replacements.findIndex((one) => one.lineNumber === lineNumber);
    const variantId = replacements[index]?.variantId;
    if (variantId === undefined) {
      if (sku === null) throw conflict('exchanges.errors.noSku');
      return { lineNumber, variantId: null, sku, isSame: true };
    }
    const variant = found.find((one) => one.id === variantId);
    if (!variant) throw refuse('variantId', index, 'errors.notFound');
    if (variant.sku === null) throw refuse('variantId', index, 'exchanges.errors.noSku');
    if (variant.sku !== sku && variant.status !== 'active')
      throw refuse('variantId', index, 'exchanges.errors.notSold');
    return { lineNumber, variantId, sku: variant.sku, isSame: variant.sku === sku };
  });
};

/** Writes that down for all lines of an exchange that is opened. */
export const saveReplacements = async (
  tx: Db,
  { id }: CaseRow,
  input: ExchangeOpening,
): Promise<void> => {
  const rows = await replacementsFor(tx, await loadCaseLines(tx, id), input);
  await insertRows(
    tx,
    exchangeLines,
    rows.map((row) => ({ ...row, caseId: id })),
  );
};

const channelOf = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q.select({ channel: orders.channel }).from(orders).where(eq(orders.externalId, externalId)),
);

/** What one of so many units of a variant costs the customer of the case at this instant; 409 without a price. */
export const priceOf = async (
  db: Db,
  { memberId, orderExternalId }: Pick<CaseRow, 'memberId' | 'orderExternalId'>,
  line: { variantId: number; quantity: number },
  now: number,
): Promise<number> => {
  const member = memberId === null ? null : await findRow(db, members, memberId);
  const [order] = await channelOf(db, { externalId: orderExternalId ?? '' });
  const { items } = await answerPrices(
    db,
    {
      items: [{ variantId: line.variantId, quantity: line.quantity }],
      member: member?.externalId ?? null,
      channel: order?.channel ?? null,
      explain: false,
    },
    now,
  );
  const [item] = items;
  if (!item || !('amount' in item)) throw conflict('exchanges.errors.noPrice');
  return item.amount;
};
