/** Columns of the export of refunds, and those that are summed below their list. */
import { Refund } from '#contract/service/refunds';
import { columnsOf } from '../../platform/exports/columns.ts';
import type { SummedLists } from '../../platform/lists/sums.ts';
import { type Exports, listExport } from '../../platform/exports/exports.ts';
import { refundList } from '../refunds/list.ts';

export const REFUND_EXPORTS: Exports = {
  refunds: listExport(
    refundList,
    columnsOf(
      Refund,
      'id',
      'orderExternalId',
      'memberExternalId',
      'memberName',
      'kind',
      'state',
      'responsibility',
      'units',
      'goods',
      'deductions',
      'shipping',
      'returnFreight',
      'total',
      'note',
      'authorName',
      'approverName',
      'decision',
      'decidedAt',
      'createdAt',
      'succeededAt',
    ),
  ),
};

export const REFUND_SUMS: SummedLists = {
  refunds: {
    list: refundList,
    columns: ['goods', 'deductions', 'shipping', 'returnFreight', 'total'],
  },
};
