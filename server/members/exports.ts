/** Columns of the exports of members, their programme and what members are put into. */
import { Member } from '#contract/members/members';
import { ProgrammeVersion } from '#contract/members/programme';
import { Referral } from '#contract/members/referrals';
import { AudienceName } from '#contract/platform/audiences';
import { Segment } from '#contract/members/segments';
import { Tag } from '#contract/members/tags';
import { UNSUBSCRIBE_SOURCE } from '#contract/platform/messages';
import { whole } from '#shared/fields';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { VERSION_COLUMNS } from '../platform/versions/exports.ts';
import { audienceNameList } from './audienceNames/routes.ts';
import { lapsingAlways } from './members/lapsingFilters.ts';
import { memberList } from './members/list.ts';
import { programmeVersionList } from './programme/list.ts';
import { segmentList } from './segments/routes.ts';
import { tagList } from './tags/routes.ts';
import { referralList } from './referrals/list.ts';

/** Where a consent was said is a text of the store, or what the console itself writes. */
const SOURCE = { values: () => [UNSUBSCRIBE_SOURCE] };
const ListedMember = Member.extend({ pointsLapsing: whole('count') });

export const EXPORTS: Exports = {
  audienceNames: listExport(
    audienceNameList,
    columnsOf(AudienceName, 'kind', 'key', 'names', 'rank', 'color'),
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
    { ...memberList, asked: lapsingAlways },
    columnsOf(
      ListedMember,
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
      ['marketingConsentSource', SOURCE],
      'marketingConsentAt',
      'profilingConsent',
      ['profilingConsentSource', SOURCE],
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
      ['pointsLapsing', { isNew: true }],
      'provisional',
    ),
  ),
};
