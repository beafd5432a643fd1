/** Returns of the store's systems, with the figures they change. */
import type { ReturnInput } from '#contract/orders/returns';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { returnLines, returns } from '#db/schema/orders/returns';
import { type ActivityEntry, recordActivities } from '../../platform/activities/record.ts';
import { updateRow } from '../../platform/records/records.ts';
import { memberIdsFor } from '../../members/members/actions.ts';
import { returnDay } from '../sales/countedDays.ts';
import { variantsBySku } from '../../catalog/products/variants.ts';
import { applySales } from '../sales/apply.ts';
import { loadBundles } from '../sales/bundles.ts';
import { afterReturns } from './afterReturns.ts';
import { type RowResult, waves } from '../../platform/records/results.ts';
import { contentHash, isOutdated, type Writer } from '../../platform/records/writer.ts';
import { refreshReturned } from './link.ts';

/** The channel of a return whose order nobody named. */
const NO_CHANNEL = 'unknown';

interface KnownReturn {
  id: number;
  external_id: string;
  order_id: number | null;
  content_hash: string | null;
  source_updated_at: number | null;
  amount: number;
  version: number;
}
interface KnownOrder {
  id: number;
  external_id: string;
  channel: string;
  member_id: number | null;
  counted_on: string | null;
}
interface SoldLine {
  order_id: number;
  sku: string | null;
  name: string;
  variant_id: number | null;
  product_id: number | null;
  category_id: number | null;
}

const upsertWave = async (
  tx: Db,
  writer: Writer,
  inputs: readonly ReturnInput[],
): Promise<RowResult[]> => {
  const rows = await selectIn<KnownReturn>(
    tx,
    'select id, external_id, order_id, content_hash, source_updated_at, amount, version from returns where external_id in (?)',
    inputs.map(({ externalId }) => externalId),
    'text',
  );
  const known = new Map(rows.map((row) => [row.external_id, row]));
  const hashes = new Map(inputs.map((input) => [input, contentHash(input)]));
  const results = new Map<string, RowResult>(
    rows.map(({ id, external_id }) => [
      external_id,
      { externalId: external_id, id, outcome: 'unchanged' },
    ]),
  );
  const changing = inputs.filter((input) => {
    const before = known.get(input.externalId);
    return (
      !before ||
      (before.content_hash !== hashes.get(input) &&
        !isOutdated(input.updatedAt, before.source_updated_at))
    );
  });
  const answer = () => inputs.map(({ externalId }) => results.get(externalId) as RowResult);
  if (changing.length === 0) return answer();

  const orderRows = await selectIn<KnownOrder>(
    tx,
    'select id, external_id, channel, member_id, counted_on from orders where external_id in (?)',
    changing.flatMap(({ orderExternalId }) => orderExternalId ?? []),
    'text',
  );
  const orders = new Map(orderRows.map((row) => [row.external_id, row]));
  const soldRows = await selectIn<SoldLine>(
    tx,
    'select order_id, sku, name, variant_id, product_id, category_id from order_lines where order_id in (?) order by position desc',
    orderRows.map(({ id }) => id),
    'integer',
  );
  const sold = new Map(soldRows.map((line) => [`${line.order_id} ${line.sku}`, line]));
  const members = await memberIdsFor(
    tx,
    writer,
    changing.map(({ memberExternalId }) => memberExternalId),
  );
  const variants = await variantsBySku(
    tx,
    changing.flatMap(({ lines }) => lines.map(({ sku }) => sku)),
  );

  const edited = changing.flatMap(({ externalId }) => known.get(externalId) ?? []);
  const editedIds = edited.map(({ id }) => id);
  const touchedOrders = new Set([
    ...edited.flatMap(({ order_id }) => order_id ?? []),
    ...orderRows.map(({ id }) => id),
  ]);
  const before = await loadBundles(tx, { orderIds: [...touchedOrders], returnIds: editedIds });
  await selectIn(tx, 'delete from return_lines where return_id in (?)', editedIds, 'integer');

  const lines: (typeof returnLines.$inferInsert)[] = [];
  const ids: number[] = [];
  const activityEntries: ActivityEntry[] = [];
  for (const input of changing) {
    const order = input.orderExternalId === null ? undefined : orders.get(input.orderExternalId);
    const previous = known.get(input.externalId);
    const memberId =
      input.memberExternalId === null ? null : (members.get(input.memberExternalId) ?? null);
    const amount = input.lines.reduce((sum, line) => sum + line.amount, 0);
    const row = {
      externalId: input.externalId,
      orderId: order?.id ?? null,
      orderExternalId: input.orderExternalId,
      memberId: order ? order.member_id : memberId,
      channel: order?.channel ?? input.channel ?? NO_CHANNEL,
      returnedAt: input.returnedAt,
      countedOn: returnDay(
        input.returnedAt,
        order ? { countedOn: order.counted_on } : null,
        writer.settings.timeZone,
      ),
      reason: input.reason,
      amount,
      units: input.lines.reduce((sum, line) => sum + line.quantity, 0),
      contentHash: hashes.get(input) ?? null,
      sourceUpdatedAt: input.updatedAt,
      updatedAt: writer.now,
    };
    let id = previous?.id;
    if (previous)
      await updateRow(tx, returns, previous.id, { ...row, version: previous.version + 1 });
    else
      [id] = await insertRows(tx, returns, [{ ...row, createdAt: writer.now }], {
        returning: true,
      });
    if (id === undefined) throw new Error('A return was written without an id');
    ids.push(id);
    for (const [position, line] of input.lines.entries()) {
      const origin = order && sold.get(`${order.id} ${line.sku}`);
      const variant = line.sku === null ? undefined : variants.get(line.sku);
      lines.push({
        returnId: id,
        position,
        sku: line.sku,
        name: line.name || origin?.name || variant?.name || line.sku || '',
        variantId: origin?.variant_id ?? variant?.id ?? null,
        productId: origin?.product_id ?? variant?.productId ?? null,
        categoryId: origin ? origin.category_id : (variant?.categoryId ?? null),
        quantity: line.quantity,
        amount: line.amount,
      });
    }
    results.set(input.externalId, {
      externalId: input.externalId,
      id,
      outcome: previous ? 'updated' : 'created',
    });
    activityEntries.push({
      actor: writer.actor,
      at: writer.now,
      resource: 'returns',
      recordId: id,
      recordName: input.externalId,
      verb: previous ? 'edit' : 'create',
      ...(previous && { before: { amount: previous.amount }, after: { amount } }),
    });
  }
  await insertRows(tx, returnLines, lines);
  const after = await loadBundles(tx, { orderIds: [...touchedOrders], returnIds: ids });
  await applySales(tx, { before, after, now: writer.now, weekStart: writer.settings.weekStart });
  await refreshReturned(tx, [...touchedOrders]);
  for (const react of afterReturns.parts) await react(tx, writer, [...touchedOrders]);
  await recordActivities(tx, activityEntries);
  return answer();
};

/** Creates or updates returns by the store's id; the order may come later. */
export const upsertReturns = async (
  tx: Db,
  writer: Writer,
  inputs: readonly ReturnInput[],
): Promise<RowResult[]> => {
  const results = new Map<ReturnInput, RowResult>();
  for (const wave of waves(inputs, ({ externalId }) => externalId)) {
    const outcomes = await upsertWave(tx, writer, wave);
    wave.forEach((input, index) => results.set(input, outcomes[index] as RowResult));
  }
  return inputs.map((input) => results.get(input) as RowResult);
};
