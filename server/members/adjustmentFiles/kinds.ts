/** Files of corrections of points and growth, and of the balances with which members come from another system. */
import { BYTE_ORDER_MARK } from '../../platform/exports/csvWriter.ts';
import { columnsOf, type ImportKindSpec, sampleTable } from '../../platform/imports/kinds.ts';
import { importAdjustments } from './importAdjustments.ts';
import { COLUMNS, REQUIRED } from './readRow.ts';

const spec = (
  kind: 'point-adjustments' | 'opening-balances',
  of: 'file' | 'opening',
  sample: readonly (readonly string[])[],
): ImportKindSpec => ({
  kind,
  run: importAdjustments(of),
  columns: async () => columnsOf(COLUMNS[of], REQUIRED[of]),
  memberColumn: 'member',
  sample: {
    name: `${kind}.csv`,
    text: BYTE_ORDER_MARK + sampleTable(COLUMNS[of], sample),
  },
});

export const ADJUSTMENT_IMPORTS: readonly ImportKindSpec[] = [
  spec('point-adjustments', 'file', [
    ['M000001', '200', '', 'missing', '', '', '', 'Order 1042 was not credited'],
    ['M000002', '-50', '', 'mistake', '', '2026-03-01', '', ''],
    ['M000003', '100', '', 'goodwill', 'T-2041', '', '2026-12-31', ''],
  ]),
  spec('opening-balances', 'opening', [
    ['M000001', '1340', '', '2025-12-31', '', 'Balance of the old system'],
    ['M000002', '80', '500', '2025-12-31', '2026-06-30', 'Balance of the old system'],
  ]),
];
