/** What refunds hold about members: their words leave with them, what was paid stays. */
import { refundLines, refundPayments, refunds } from '#db/schema/service/refunds';
import { statement } from '#db/statements';
import { idsFor, type MemberData, memberTable } from '../../platform/personalData/memberTables.ts';

const OF_REFUNDS = 'order_external_id in (select external_id from orders where member_id = ?)';
const OF_PARTS = `refund_id in (select id from refunds where ${OF_REFUNDS})`;

const unpaidOf = statement<{ id: number }>(
  `select id from refunds where state in ('submitted', 'paying', 'failed') and ${OF_REFUNDS} order by id`,
);

export const REFUND_MEMBER_DATA: MemberData = {
  tables: [
    memberTable(refunds, {
      of: OF_REFUNDS,
      clear: { note: 'null', decision: 'null' },
      keep: [
        'orderExternalId',
        'kind',
        'state',
        'responsibility',
        'key',
        'requestHash',
        'authorId',
        'authorName',
        'approverName',
      ],
      resource: 'refunds',
    }),
    memberTable(refundLines, {
      of: OF_PARTS,
      clear: { reason: 'null' },
      keep: ['kind', 'lineId', 'sku', 'name', 'deduction'],
    }),
    memberTable(refundPayments, {
      of: OF_PARTS,
      keep: ['tender', 'state', 'key', 'providerReference', 'failure', 'confirmedBy', 'extra'],
    }),
  ],
  keeps: [
    {
      key: 'refunds',
      find: async (db, memberId) =>
        (await unpaidOf(db, ...idsFor(OF_REFUNDS, memberId))).map(({ id }) => Number(id)),
    },
  ],
};
