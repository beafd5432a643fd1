/** What the tables of this domain hold about members. */
import { earnApprovals, orderEarnings } from '#db/schema/orders/earning';
import { events } from '#db/schema/orders/events';
import { instructions } from '#db/schema/orders/instructions';
import {
  orderDiscounts,
  orderLines,
  orders,
  orderShippingDiscounts,
  orderStatusChanges,
} from '#db/schema/orders/orders';
import { payments } from '#db/schema/orders/payments';
import {
  shipmentEvents,
  shipmentLines,
  shipments,
  shipmentSerials,
} from '#db/schema/orders/shipments';
import { returnLines, returns } from '#db/schema/orders/returns';
import { memberRfm } from '#db/schema/orders/rfm';
import { memberMonths } from '#db/schema/orders/sales';
import type { Db } from '#db';
import { query, statement } from '#db/statements';
import { keptDetail } from '#contract/orders/events';
import type { EventType } from '#contract/orders/events';
import { updateRow } from '../platform/records/records.ts';
import { type MemberData, memberTable } from '../platform/personalData/memberTables.ts';

const OF_ORDERS = 'order_id in (select id from orders where member_id = ?)';
const OF_NUMBERS = 'order_external_id in (select external_id from orders where member_id = ?)';
const OF_SHIPMENTS = `shipment_id in (select id from shipments where ${OF_NUMBERS})`;

const givenFor = statement<{ id: number }>(
  `select id from instructions where ${OF_NUMBERS} and acknowledged_at is null and withdrawn_at is null`,
);
/** What the shop is still to do for orders of the member. */
const findGiven = async (db: Db, memberId: number) =>
  (await givenFor(db, memberId)).map(({ id }) => Number(id));

/** What figures and rules need of the details of events stays; what shoppers typed, and everything else, goes. */
const clearDetails = async (tx: Db, memberId: number) => {
  const rows = await query<{ id: number; type: EventType; detail: string }>(
    tx,
    'select id, type, detail from events where member_id = ? and detail is not null',
    [memberId],
  );
  for (const { id, type, detail } of rows)
    await updateRow(tx, events, Number(id), { detail: keptDetail(type, JSON.parse(detail)) });
};

export const ORDER_MEMBER_DATA: MemberData = {
  keeps: [{ key: 'instructions', find: findGiven }],
  tables: [
    memberTable(orders, {
      keep: [
        'externalId',
        'kind',
        'channel',
        'status',
        'countedOn',
        'country',
        'soldCategories',
        'contentHash',
      ],
      resource: 'orders',
    }),
    memberTable(orderLines, { of: OF_ORDERS, keep: ['lineId', 'sku', 'name'] }),
    memberTable(orderDiscounts, { of: OF_ORDERS, keep: ['code', 'label'] }),
    memberTable(orderShippingDiscounts, { of: OF_ORDERS, keep: ['code', 'label'] }),
    memberTable(orderStatusChanges, { of: OF_ORDERS, keep: ['status'] }),
    memberTable(instructions, {
      of: OF_NUMBERS,
      clear: { note: 'null', refusal: 'null' },
      keep: ['kind', 'orderExternalId', 'lines', 'place', 'givenBy', 'outcome'],
      resource: 'instructions',
    }),
    memberTable(payments, {
      of: OF_NUMBERS,
      keep: ['externalId', 'orderExternalId', 'tender', 'providerReference'],
      resource: 'payments',
    }),
    memberTable(shipments, {
      of: OF_NUMBERS,
      clear: { trackingNumber: 'null' },
      keep: ['externalId', 'orderExternalId', 'carrier', 'status', 'contentHash'],
      resource: 'shipments',
    }),
    memberTable(shipmentLines, { of: OF_SHIPMENTS, keep: ['lineId', 'sku'] }),
    memberTable(shipmentSerials, { of: OF_SHIPMENTS, keep: ['serialNumber'] }),
    memberTable(shipmentEvents, {
      of: OF_SHIPMENTS,
      clear: { place: 'null' },
      keep: ['status'],
    }),
    memberTable(orderEarnings, {
      keep: ['state', 'level', 'groups', 'awards', 'lines', 'returns'],
    }),
    memberTable(earnApprovals, {
      clear: { reason: 'null' },
      keep: ['trigger', 'sourceId', 'state', 'decidedBy'],
      resource: 'earnApprovals',
    }),
    memberTable(returns, {
      clear: { reason: 'null' },
      keep: ['externalId', 'orderExternalId', 'channel', 'countedOn', 'review', 'contentHash'],
      resource: 'returns',
    }),
    memberTable(returnLines, {
      of: 'return_id in (select id from returns where member_id = ?)',
      keep: ['sku', 'name', 'sentLineId', 'sentSku', 'sentName', 'lineId', 'lineIssue'],
    }),
    memberTable(events, {
      clear: { session: 'null' },
      // The details are cleared one by one, above.
      keep: [
        'externalId',
        'type',
        'name',
        'day',
        'channel',
        'source',
        'memberExternalId',
        'sku',
        'detail',
      ],
    }),
    memberTable(memberMonths, { keep: ['month'] }),
    memberTable(memberRfm, { keep: ['lastDay', 'rfmGroup'] }),
  ],
  erase: (tx, { id }) => clearDetails(tx, id),
};
