/** What the tables of this domain hold about members. */
import { referralCodes, referrals, signIns } from '#db/schema/members/activity';
import { pointAdjustmentLines, pointAdjustments } from '#db/schema/members/adjustments';
import { growthEntries } from '#db/schema/members/growth';
import { memberLevels } from '#db/schema/members/memberLevels';
import { members } from '#db/schema/members/members';
import { memberMerges, memberPairs } from '#db/schema/members/merges';
import { pointResets } from '#db/schema/members/pointResets';
import {
  pointAccounts,
  pointAllocations,
  pointEntries,
  pointHoldLots,
  pointHolds,
  pointLots,
} from '#db/schema/members/points';
import { programmeReplayMembers } from '#db/schema/members/replays';
import { memberTags, segmentMembers } from '#db/schema/members/segments';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { type MemberData, memberTable } from '../platform/personalData/memberTables.ts';
import { PERSONAL_FIELDS } from './members/rules.ts';
import { IN_SEGMENT_NOW } from './segmentRules/inSegment.ts';

/** The segments get one member less at once, before they are computed again. */
const leaveSegments = statement(
  `update segments set member_count = member_count - (select count(*) from segment_members p join segments s
     on s.id = p.segment_id where p.segment_id = segments.id and p.member_id = ? and ${IN_SEGMENT_NOW})
   where id in (select segment_id from segment_members where member_id = ?)`,
);

const ENTRY = [
  'type',
  'source',
  'sourceId',
  'sourceLine',
  'ruleKey',
  'day',
  'actorKind',
  'actorName',
  'detail',
] as const;

export const MEMBER_DATA: MemberData = {
  tables: [
    memberTable(members, {
      of: 'id = ?',
      resource: 'members',
      clear: {
        // Whatever the contract says is personal.
        ...Object.fromEntries([...PERSONAL_FIELDS.keys()].map((field) => [field, 'null'])),
        name: 'null',
        birthday: 'null',
        birthdaySetAt: 'null',
        gender: 'null',
        language: 'null',
        country: 'null',
        // Refused, so that nothing is sent and no portrait is made.
        marketingConsent: '0',
        marketingConsentSource: 'null',
        marketingConsentAt: 'null',
        profilingConsent: '0',
        profilingConsentSource: 'null',
        profilingConsentAt: 'null',
        ageBand: 'null',
        region: 'null',
        occupation: 'null',
        incomeBand: 'null',
        education: 'null',
        interests: "'[]'",
        profileSources: "'{}'",
        fieldClocks: "'{}'",
      },
      keep: ['externalId', 'channel', 'level', 'levelAfter', 'levelSteps', 'groups'],
    }),
    memberTable(memberLevels, {
      clear: { reason: 'null' },
      keep: [
        'level',
        'cause',
        'kind',
        'levelBefore',
        'termFrom',
        'validUntil',
        'graceUntil',
        'measures',
        'actorName',
      ],
    }),
    memberTable(pointEntries, { clear: { reason: 'null' }, keep: ENTRY }),
    memberTable(pointLots, {}),
    memberTable(pointAllocations, { of: '(member_id = ? or owed_by_id = ?)', keep: ['kind'] }),
    memberTable(pointHolds, { keep: ['source', 'sourceId', 'state'] }),
    memberTable(pointHoldLots, {
      of: 'hold_id in (select id from point_holds where member_id = ?)',
    }),
    memberTable(pointAccounts, {}),
    memberTable(growthEntries, { clear: { reason: 'null' }, keep: ENTRY }),
    memberTable(pointAdjustments, {
      clear: { note: 'null', decision: 'null' },
      keep: [
        'kind',
        'reason',
        'caseNumber',
        'fileName',
        'contentHash',
        'state',
        'excess',
        'day',
        'authorId',
        'authorName',
        'approverName',
      ],
      resource: 'pointAdjustments',
    }),
    memberTable(pointAdjustmentLines, {
      clear: { note: 'null' },
      keep: ['reason', 'caseNumber'],
    }),
    memberTable(pointResets, { keep: ['state', 'lastDay', 'firstLeftOn', 'plannedDay'] }),
    memberTable(signIns, { keep: ['day', 'eventExternalId', 'channel', 'groups', 'awards'] }),
    memberTable(referrals, {
      of: '(referrer_id = ? or referee_id = ?)',
      keep: ['state', 'reason', 'channel', 'eventExternalId'],
    }),
    memberTable(referralCodes, { isDeleted: true, keep: ['code'] }),
    memberTable(segmentMembers, { isDeleted: true }),
    memberTable(memberTags, { isDeleted: true, keep: ['source', 'actorName'] }),
    memberTable(memberMerges, {
      of: '(member_id = ? or record_id = ?)',
      clear: { reason: "''", undoneReason: 'null' },
      keep: ['actorName', 'undoneByName'],
    }),
    memberTable(memberPairs, {
      of: '(member_id = ? or other_id = ?)',
      isDeleted: true,
      resource: 'memberPairs',
      keep: ['state', 'evidence', 'reason', 'actorName'],
    }),
    memberTable(programmeReplayMembers, { keep: ['levelBefore', 'levelAfter', 'falls'] }),
  ],
  erase: (tx: Db, { id }) => leaveSegments(tx, id, id),
};
