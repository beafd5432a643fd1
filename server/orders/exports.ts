/** Columns of the exports of orders and returns. */
import { EventInput } from '#contract/orders/events';
import { EarnApproval } from '#contract/orders/earnApprovals';
import { Instruction } from '#contract/orders/instructions';
import { Order } from '#contract/orders/orders';
import { Payment } from '#contract/orders/payments';
import { ReturnReason } from '#contract/orders/returnReasons';
import { ListedReturn } from '#contract/orders/returns';
import { Shipment } from '#contract/orders/shipments';
import { ReplayMember } from '#contract/members/replays';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { type InWords, LIST_SEPARATORS } from '../platform/exports/inWords.ts';
import { eventList } from './events/list.ts';
import { earnApprovalList } from './earnApprovals/list.ts';
import { instructionList } from './instructions/list.ts';
import { orderList } from './orders/list.ts';
import { replayMemberList } from './replays/list.ts';
import { paymentList } from './payments/list.ts';
import { returnReasonList } from './returnReasons/list.ts';
import { returnList } from './returns/list.ts';
import { shipmentList } from './shipments/list.ts';

/** `SKU-1 × 2, SKU-2 × 1` */
const linesInWords: InWords = (value, _, { words }) =>
  (value as Instruction['lines'])
    .map(({ sku, quantity }) => `${sku} × ${quantity}`)
    .join(LIST_SEPARATORS[words.language]);

export const EXPORTS: Exports = {
  events: listExport(
    eventList,
    columnsOf(
      EventInput,
      ['externalId', { isInternal: true }],
      'type',
      'name',
      'at',
      'channel',
      'source',
      'memberExternalId',
      ['session', { isNew: true }],
      'sku',
    ),
  ),
  earnApprovals: listExport(
    earnApprovalList,
    columnsOf(
      EarnApproval,
      'trigger',
      'sourceId',
      'memberExternalId',
      'memberName',
      'occurredAt',
      'recordedAt',
      'state',
      'decidedBy',
      'decidedAt',
      'reason',
    ),
  ),
  programmeReplayMembers: listExport(
    replayMemberList,
    columnsOf(
      ReplayMember,
      'memberExternalId',
      'memberName',
      'levelBefore',
      'levelAfter',
      'levelChange',
      'falls',
      'pointsBefore',
      'pointsAfter',
      'pointsChange',
      'growthBefore',
      'growthAfter',
    ),
  ),
  orders: listExport(
    orderList,
    columnsOf(
      Order,
      'externalId',
      'kind',
      'status',
      'channel',
      'memberExternalId',
      'memberName',
      'country',
      'placedAt',
      'paidAt',
      'countedOn',
      'units',
      'lineCount',
      'revenue',
      'discount',
      'shipping',
      'total',
      'returned',
      'undecidedDiscountCount',
    ),
  ),
  payments: listExport(
    paymentList,
    columnsOf(
      Payment,
      'externalId',
      'orderExternalId',
      'tender',
      'amount',
      'capturedAt',
      'providerReference',
    ),
  ),
  instructions: listExport(
    instructionList,
    columnsOf(
      Instruction,
      'kind',
      'state',
      'orderExternalId',
      ['lines', { inWords: linesInWords }],
      'place',
      'note',
      'givenBy',
      'createdAt',
      'dueAt',
      'acknowledgedAt',
      'refusal',
      'withdrawnAt',
    ),
  ),
  shipments: listExport(
    shipmentList,
    columnsOf(
      Shipment,
      'externalId',
      'orderExternalId',
      'status',
      'carrier',
      'trackingNumber',
      'units',
      'shippedAt',
      'promisedAt',
      'deliveredAt',
    ),
  ),
  returnReasons: listExport(
    returnReasonList,
    columnsOf(
      ReturnReason,
      'code',
      'names',
      ['parentId', { isNew: true }],
      'responsibility',
      'disposition',
      'needsPhoto',
      'isOffered',
      'words',
      'returns',
      'returnedAmount',
    ),
  ),
  returns: listExport(
    returnList,
    columnsOf(
      ListedReturn,
      'externalId',
      'orderExternalId',
      'memberExternalId',
      'memberName',
      'channel',
      'returnedAt',
      'countedOn',
      'reason',
      'reasonCode',
      'units',
      'amount',
      'shipping',
      'review',
    ),
  ),
};
