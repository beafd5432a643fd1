/** Orders of the store's systems: written with their lines, their history, and the figures they change. */
import type { OrderStatus } from '#contract/orders/orders';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { orderDiscounts, orderLines, orders, orderStatusChanges } from '#db/schema/orders/orders';
import { together } from '#db/together';
import { type ActivityEntry, recordActivities } from '../../platform/activities/record.ts';
import { updateRow } from '../../platform/records/records.ts';
import { memberIdsFor } from '../../members/members/actions.ts';
import { variantsBySku } from '../../catalog/products/variants.ts';
import { afterOrders } from './afterOrders.ts';
import { linkReturns, recountReturns } from '../returns/link.ts';
import { applySales } from '../sales/apply.ts';
import { loadBundles } from '../sales/bundles.ts';
import { type RowResult, waves } from '../../platform/records/results.ts';
import { contentHash, isOutdated, type Writer } from '../../platform/records/writer.ts';
import { build, type Built, freshBundle, type OrderWrite } from './build.ts';

interface KnownOrder {
  id: number;
  external_id: string;
  content_hash: string | null;
  source_updated_at: number | null;
  status: OrderStatus;
  total: number;
  member_id: number | null;
  channel: string;
  version: number;
}

export type { OrderWrite };

const statusesOf = async (tx: Db, ids: readonly number[]) => {
  const rows = await selectIn<{ order_id: number; status: OrderStatus; at: number }>(
    tx,
    'select order_id, status, at from order_status_changes where order_id in (?)',
    ids,
    'integer',
  );
  const byOrder = new Map<number, Map<OrderStatus, number>>();
  for (const { order_id, status, at } of rows) {
    let statuses = byOrder.get(order_id);
    if (!statuses) byOrder.set(order_id, (statuses = new Map()));
    statuses.set(status, at);
  }
  return byOrder;
};

/** The category each SKU of an order was sold in: an edit of the order does not move past sales. */
const categoriesBefore = async (tx: Db, ids: readonly number[]) => {
  const rows = await selectIn<{
    order_id: number;
    sku: string | null;
    category_id: number | null;
    variant_id: number | null;
  }>(
    tx,
    'select order_id, sku, category_id, variant_id from order_lines where variant_id is not null and order_id in (?)',
    ids,
    'integer',
  );
  return new Map(rows.map(({ order_id, sku, category_id }) => [`${order_id} ${sku}`, category_id]));
};

const writeParts = async (tx: Db, built: readonly { id: number; parts: Built }[]) => {
  const lines: (typeof orderLines.$inferInsert)[] = [];
  const discounts: (typeof orderDiscounts.$inferInsert)[] = [];
  const statuses: (typeof orderStatusChanges.$inferInsert)[] = [];
  for (const { id, parts } of built) {
    for (const line of parts.lines) lines.push({ orderId: id, ...line });
    parts.write.lines.forEach((line, position) => {
      for (const { code, label, amount, promotionId = null, revision = null } of line.discounts) {
        discounts.push({
          orderId: id,
          linePosition: position,
          code,
          label: label || code || '',
          amount,
          promotionId,
          revision,
        });
      }
    });
    for (const [status, at] of parts.statuses) statuses.push({ orderId: id, status, at });
  }
  await together([
    insertRows(tx, orderLines, lines),
    insertRows(tx, orderDiscounts, discounts),
    insertRows(tx, orderStatusChanges, statuses),
  ]);
};

const deleteParts = async (tx: Db, ids: readonly number[]) => {
  const remove = (table: string) =>
    selectIn(tx, `delete from ${table} where order_id in (?)`, ids, 'integer');
  await together(['order_lines', 'order_discounts', 'order_status_changes'].map(remove));
};

const upsertWave = async (
  tx: Db,
  writer: Writer,
  writes: readonly OrderWrite[],
): Promise<RowResult[]> => {
  const rows = await selectIn<KnownOrder>(
    tx,
    `select id, external_id, content_hash, source_updated_at, status, total, member_id, channel, version
     from orders where external_id in (?)`,
    writes.map(({ externalId }) => externalId),
    'text',
  );
  const known = new Map(rows.map((row) => [row.external_id, row]));
  const hashes = new Map(writes.map((write) => [write, contentHash(write)]));
  const changing = writes.filter((write) => {
    const before = known.get(write.externalId);
    return (
      !before ||
      (before.content_hash !== hashes.get(write) &&
        !isOutdated(write.updatedAt, before.source_updated_at))
    );
  });
  const results = new Map<string, RowResult>(
    rows.map(({ id, external_id }) => [
      external_id,
      { externalId: external_id, id, outcome: 'unchanged' },
    ]),
  );
  const answer = () => writes.map(({ externalId }) => results.get(externalId) as RowResult);
  if (changing.length === 0) return answer();

  const editedIds = changing.flatMap(({ externalId }) => known.get(externalId)?.id ?? []);
  const members = changing.map(({ memberExternalId }) => memberExternalId);
  const skus = changing.flatMap(({ lines }) => lines.map(({ sku }) => sku));
  const [memberIds, variants] = await together([
    memberIdsFor(tx, writer, members),
    variantsBySku(tx, skus),
  ]);
  const [before, sold, earlier] = await together([
    loadBundles(tx, { orderIds: editedIds }),
    categoriesBefore(tx, editedIds),
    statusesOf(tx, editedIds),
  ]);
  await deleteParts(tx, editedIds);

  const built = changing.map((write) => {
    const order = known.get(write.externalId);
    // A status once reached stays in the history, in whatever order the messages come.
    const statuses = new Map([
      ...(order ? (earlier.get(order.id) ?? []) : []),
      ...write.statuses.map(({ status, at }) => [status, at] as const),
    ]);
    const memberId =
      write.memberExternalId === null ? null : (memberIds.get(write.memberExternalId) ?? null);
    const context = {
      writer,
      variants,
      sold: (sku: string | null) => sold.get(`${order?.id} ${sku}`),
    };
    return {
      order,
      parts: build(write, { statuses, memberId, hash: hashes.get(write) ?? '' }, context),
    };
  });
  const created = built.filter(({ order }) => !order);
  const ids = await insertRows(
    tx,
    orders,
    created.map(({ parts }) => parts.row),
    { returning: true },
  );
  let next = 0;
  const withIds = built.map(({ order, parts }) => ({
    id: order?.id ?? ids[next++] ?? 0,
    order,
    parts,
  }));
  for (const { id, order, parts } of withIds) {
    if (!order) continue;
    const { createdAt: _, ...values } = parts.row;
    await updateRow(tx, orders, id, { ...values, version: order.version + 1 });
  }
  await writeParts(tx, withIds);

  const orderIds = withIds.map(({ id }) => id);
  const linked = await linkReturns(
    tx,
    withIds.map(({ id, parts }) => ({ id, ...parts.row })),
    writer.settings.timeZone,
  );
  before.push(...linked.before);
  await recountReturns(tx, editedIds, writer.settings.timeZone);
  // New orders have no returns unless some were waiting for them.
  const fresh = linked.before.length === 0 ? withIds.filter(({ order }) => !order) : [];
  const after = [
    ...fresh.map(freshBundle),
    ...(await loadBundles(tx, { orderIds: linked.before.length === 0 ? editedIds : orderIds })),
  ];
  await applySales(tx, { before, after, now: writer.now, weekStart: writer.settings.weekStart });
  const changes = withIds.map(({ id, order, parts: { row, statuses } }) => ({
    id,
    externalId: row.externalId,
    memberId: row.memberId ?? null,
    status: row.status ?? 'placed',
    previousStatus: order?.status ?? null,
    statuses,
  }));
  for (const react of afterOrders.parts) await react(tx, writer, changes);
  const activityEntries: ActivityEntry[] = [];
  for (const { id, order, parts } of withIds) {
    const { externalId, status = 'placed', total } = parts.row;
    results.set(externalId, { externalId, id, outcome: order ? 'updated' : 'created' });
    activityEntries.push({
      actor: writer.actor,
      at: writer.now,
      resource: 'orders',
      recordId: id,
      recordName: externalId,
      verb: order ? 'edit' : 'create',
      ...(order && {
        before: { status: order.status, total: order.total },
        after: { status, total },
      }),
    });
  }
  await recordActivities(tx, activityEntries);
  return answer();
};

/** Creates or updates orders by the store's id. Sending the same again changes nothing. */
export const upsertOrders = async (
  tx: Db,
  writer: Writer,
  writes: readonly OrderWrite[],
): Promise<RowResult[]> => {
  const results = new Map<OrderWrite, RowResult>();
  for (const wave of waves(writes, ({ externalId }) => externalId)) {
    const outcomes = await upsertWave(tx, writer, wave);
    wave.forEach((write, index) => results.set(write, outcomes[index] as RowResult));
  }
  return writes.map((write) => results.get(write) as RowResult);
};
