/**
 * Staff actions on price lists. The audience of a list cannot change once it has a price, because shoppers have been
 * offered its terms.
 */
import { eq } from 'drizzle-orm';
import type { PriceListInput } from '#contract/pricing/priceLists';
import type { FieldErrors } from '#shared/fields';
import { localize } from '#shared/localization';
import { type Audience, BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { priceLists, prices } from '#db/schema/pricing/prices';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { checkAudience } from '../../platform/audiences/known.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

const anyPrice = prepared({ listId: prices.listId }, (q, { listId }) =>
  q.select({ id: prices.id }).from(prices).where(eq(prices.listId, listId)).limit(1),
);

const rowOf = (input: PriceListInput, { settings }: Writer) => ({
  ...input,
  name: localize(input.names, settings.language),
});
export const activityEntry = (writer: Writer, { id, name }: { id: number; name: string }) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'priceLists',
  recordId: id,
  recordName: name,
});

/** Audiences that say the same are equal, also where one of them was written before it could begin at a level. */
const asSaid = ({ levels, fromLevel, groups, channels, segments = [] }: Audience) =>
  JSON.stringify([levels, fromLevel || null, groups, channels, segments]);

const toErrors = (audience: FieldErrors) => ({ audience });

export const createPriceList = async (tx: Db, writer: Writer, input: PriceListInput) => {
  await checkAudience(tx, writer, input.audience, toErrors);
  const row = { ...rowOf(input, writer), createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, priceLists, [row], { returning: true });
  await recordActivity(tx, {
    ...activityEntry(writer, { id, name: row.name }),
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
  const isSameAudience = asSaid(before.audience) === asSaid(input.audience);
  const fixed = before.kind !== input.kind || before.priority !== input.priority || !isSameAudience;
  if (fixed && (await anyPrice(tx, { listId: id })).length > 0)
    throw conflict('priceLists.errors.hasPrices');
  if (fixed) await checkAudience(tx, writer, input.audience, toErrors);
  // What says the same stays as it was written: it is no change.
  const after = rowOf(isSameAudience ? { ...input, audience: before.audience } : input, writer);
  await updateRow(tx, priceLists, id, {
    ...after,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...activityEntry(writer, { id, name: after.name }),
    before: { ...before },
    after,
  });
  return getRow(tx, priceLists, id);
};
