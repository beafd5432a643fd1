/** Columns of the export of members. */
import { Member } from '#contract/members/members';
import { AudienceName } from '#contract/platform/audiences';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { audienceNameList } from './audienceNames/routes.ts';
import { memberList } from './members/list.ts';

export const EXPORTS: Exports = {
  audienceNames: listExport(
    audienceNameList,
    columnsOf(AudienceName, 'kind', 'key', 'names', 'rank', 'color'),
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
