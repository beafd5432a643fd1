/** Columns of the exports of points and growth: entries, lots, and adjustments by hand. */
import { PointAdjustment, PointAdjustmentLine } from '#contract/members/adjustments';
import { GrowthEntry } from '#contract/members/growth';
import { PointEntry, PointLot } from '#contract/members/points';
import { nameOfCause, REGISTRATION } from '#rules/members/points';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { adjustmentLineList, adjustmentList } from './adjustments/list.ts';
import { growthList } from './growth/list.ts';
import { pointEntryList, pointLotList } from './points/list.ts';

/** The record that caused an entry, as people call it. */
const SOURCE_ID = ['sourceId', { values: () => [REGISTRATION], from: nameOfCause }] as const;
/** A rule for earning as the version that gave something names it; by its key where that has no name. */
const RULE = [
  'ruleKey',
  {
    from: ({ cause, ruleKey }: Pick<PointEntry, 'cause' | 'ruleKey'>) => cause.ruleNames ?? ruleKey,
  },
] as const;
export const LEDGER_EXPORTS: Exports = {
  growthEntries: listExport(
    growthList,
    columnsOf(
      GrowthEntry,
      'memberExternalId',
      'memberName',
      'type',
      'growth',
      'day',
      'source',
      SOURCE_ID,
      'sourceLine',
      RULE,
      'programmeNumber',
      'occurredAt',
      'recordedAt',
      'actorName',
      'reason',
    ),
  ),
  pointEntries: listExport(
    pointEntryList,
    columnsOf(
      PointEntry,
      'memberExternalId',
      'memberName',
      'number',
      'type',
      'points',
      'desired',
      'day',
      'source',
      SOURCE_ID,
      'sourceLine',
      RULE,
      'programmeNumber',
      'occurredAt',
      'recordedAt',
      'actorName',
      'reason',
    ),
  ),
  pointLots: listExport(
    pointLotList,
    columnsOf(
      PointLot,
      'memberExternalId',
      'memberName',
      'points',
      'remaining',
      'availableAt',
      'expiresAt',
    ),
  ),
  pointAdjustments: listExport(
    adjustmentList,
    columnsOf(
      PointAdjustment,
      'createdAt',
      'kind',
      'memberExternalId',
      'memberName',
      'lineCount',
      'pointsAdded',
      'pointsTaken',
      'growthAdded',
      'growthTaken',
      'reason',
      'caseNumber',
      'note',
      'fileName',
      'state',
      'excess',
      'authorName',
      'approverName',
      'decidedAt',
      'decision',
    ),
  ),
  pointAdjustmentLines: listExport(
    adjustmentLineList,
    columnsOf(
      PointAdjustmentLine,
      'adjustmentId',
      'line',
      'memberExternalId',
      'memberName',
      'points',
      'growth',
      'occurredAt',
      'expiresAt',
      'note',
    ),
  ),
};
