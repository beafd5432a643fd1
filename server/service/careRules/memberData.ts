/** What the decisions of rules hold about members: whether they were called, and for what. */
import { careDecisions } from '#db/schema/service/careRules';
import { type MemberData, memberTable } from '../../platform/personalData/memberTables.ts';

export const CARE_RULE_MEMBER_DATA: MemberData = {
  tables: [memberTable(careDecisions, { keep: ['event', 'verdict'] })],
};
