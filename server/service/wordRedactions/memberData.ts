/** What stands in the place of words about a member: the reason may name the member as the words did. */
import { wordRedactions } from '#db/schema/service/wordRedactions';
import { type MemberData, memberTable } from '../../platform/personalData/memberTables.ts';
import { TICKETS } from '../memberData.ts';

const OF_TICKETS = `select id from tickets where ${TICKETS}`;
const OF_CASES = `select id from cases where member_id = ? or ticket_id in (${OF_TICKETS})`;
const OF_REFUNDS = `select id from refunds
  where order_external_id in (select external_id from orders where member_id = ?)`;

export const WORD_REDACTION_MEMBER_DATA: MemberData = {
  tables: [
    memberTable(wordRedactions, {
      of: `((resource = 'tickets' and record_id in (${OF_TICKETS}))
        or (resource = 'cases' and record_id in (${OF_CASES}))
        or (resource = 'refunds' and record_id in (${OF_REFUNDS})))`,
      clear: { reason: "'–'", wordsHash: "''" },
      keep: ['resource', 'part', 'redactedBy'],
    }),
  ],
};
