/** What staff do to price lists. Terms that shoppers have been offered stay: whom a list is for is fixed by its first price. */
import type { PriceListInput } from '#contract/pricing/priceLists';
import { localize } from '#shared/localization';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { priceLists } from '#db/schema/pricing/prices';
import { query, statement } from '#db/statements';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import { logShownPrices } from '../prices/write.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';

const anyPrice = statement('select id from prices where list_id = ? limit 1');
const endPrices = statement(
  'update prices set ends_at = ? where list_id = ? and starts_at < ? and ends_at > ?',
);
const removePlanned = statement('delete from prices where list_id = ? and starts_at >= ?');
/** Variants logged in one step. */
const STEP = 500;

const rowOf = (input: PriceListInput, { settings }: Writer) => ({
  ...input,
  name: localize(input.names, settings.language),
});
const happening = (writer: Writer, { id, name }: { id: number; name: string }) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'priceLists',
  recordId: id,
  recordName: name,
});

export const createPriceList = async (tx: Db, writer: Writer, input: PriceListInput) => {
  const row = { ...rowOf(input, writer), createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, priceLists, [row], { returning: true });
  await recordActivity(tx, {
    ...happening(writer, { id, name: row.name }),
    verb: 'create',
    after: { ...input },
  });
  return getRow(tx, priceLists, id);
};

export const editPriceList = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: PriceListInput & { version?: number },
) => {
  const before = await getRow(tx, priceLists, id);
  checkVersion(before, version);
  if (id === BASE_LIST_ID) throw conflict('priceLists.errors.base');
  if (before.archivedAt !== null) throw conflict('priceLists.errors.archived');
  const fixed =
    before.kind !== input.kind ||
    before.priority !== input.priority ||
    JSON.stringify(before.audience) !== JSON.stringify(input.audience);
  if (fixed && (await anyPrice(tx, id)).length > 0) throw conflict('priceLists.errors.hasPrices');
  const after = rowOf(input, writer);
  await updateRow(tx, priceLists, id, {
    ...after,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...happening(writer, { id, name: after.name }),
    before: { ...before },
    after,
  });
  return getRow(tx, priceLists, id);
};

/** Ends every price of the list now and takes back what was planned; its past stays readable. */
export const archivePriceList = async (context: Context, id: number) => {
  const writer = await writerOf(context);
  await context.connection.longTransaction(async (tx) => {
    const list = await getRow(tx, priceLists, id);
    if (id === BASE_LIST_ID) throw conflict('priceLists.errors.base');
    if (list.archivedAt !== null) throw conflict('priceLists.errors.archived');
    const variantIds = (
      await query<{ variant_id: number }>(
        tx,
        'select distinct variant_id from prices where list_id = ? and ends_at > ? order by variant_id',
        [id, writer.now],
      )
    ).map(({ variant_id }) => variant_id);
    await removePlanned(tx, id, writer.now);
    await endPrices(tx, writer.now, id, writer.now, writer.now);
    for (let at = 0; at < variantIds.length; at += STEP)
      await logShownPrices(tx, writer, variantIds.slice(at, at + STEP), { cause: 'priceList' });
    await updateRow(tx, priceLists, id, {
      archivedAt: writer.now,
      updatedAt: writer.now,
      version: list.version + 1,
    });
    await recordActivity(tx, {
      ...happening(writer, list),
      verb: 'archive',
      after: { prices: variantIds.length },
    });
  });
  return getRow(context.db, priceLists, id);
};
