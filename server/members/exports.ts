/** Columns of the export of members. */
import { PointAdjustment, PointAdjustmentLine } from '#contract/members/adjustments';
import { GrowthEntry } from '#contract/members/growth';
import { Member } from '#contract/members/members';
import { ProgrammeVersion } from '#contract/members/programme';
import { Referral } from '#contract/members/referrals';
import { AudienceName } from '#contract/platform/audiences';
import { Segment } from '#contract/members/segments';
import { Tag } from '#contract/members/tags';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { VERSION_COLUMNS } from '../platform/versions/exports.ts';
import { adjustmentLineList, adjustmentList } from './adjustments/list.ts';
import { audienceNameList } from './audienceNames/routes.ts';
import { PointEntry, PointLot } from '#contract/members/points';
import { pointEntryList, pointLotList } from './points/list.ts';
import { growthList } from './growth/list.ts';
import { memberList } from './members/list.ts';
import { programmeVersionList } from './programme/list.ts';
import { segmentList } from './segments/routes.ts';
import { tagList } from './tags/routes.ts';
import { referralList } from './referrals/list.ts';

export const EXPORTS: Exports = {
  audienceNames: listExport(
    audienceNameList,
    columnsOf(AudienceName, 'kind', 'key', 'names', 'rank', 'color'),
  ),
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
      'sourceId',
      'sourceLine',
      'ruleKey',
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
      'sourceId',
      'sourceLine',
      'ruleKey',
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
  programmeVersions: listExport(
    programmeVersionList,
    columnsOf(ProgrammeVersion, ...VERSION_COLUMNS),
  ),
  referrals: listExport(
    referralList,
    columnsOf(
      Referral,
      'referrerExternalId',
      'referrerName',
      'refereeExternalId',
      'refereeName',
      'state',
      'reason',
      'channel',
      'occurredAt',
      'registeredAt',
      'recordedAt',
    ),
  ),
  segments: listExport(
    segmentList,
    columnsOf(Segment, 'key', 'names', 'note', 'rule', 'memberCount', 'computedAt'),
  ),
  tags: listExport(
    tagList,
    columnsOf(Tag, 'key', 'names', 'color', 'kind', 'rule', 'members', 'computedAt'),
  ),
  members: listExport(
    memberList,
    columnsOf(
      Member,
      'externalId',
      'name',
      'phone',
      'email',
      'address',
      'birthday',
      'gender',
      'language',
      'country',
      'channel',
      'level',
      'joinedAt',
      'marketingConsent',
      'marketingConsentSource',
      'marketingConsentAt',
      'profilingConsent',
      'profilingConsentSource',
      'profilingConsentAt',
      'ageBand',
      'region',
      'occupation',
      'incomeBand',
      'education',
      'interests',
      'orderCount',
      'revenue',
      'returned',
      'firstOrderAt',
      'lastOrderAt',
      'provisional',
    ),
  ),
};
