/** What the tables of cases hold about members: what people wrote leaves with them, what was done and when stays. */
import type { CaseKind, CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { caseParcels } from '#db/schema/service/caseParcels';
import { repairQuoteLines, repairs } from '#db/schema/service/repairs';
import {
  caseInspections,
  caseInstructions,
  caseMetUnits,
  caseRefunds,
} from '#db/schema/service/caseUnits';
import { returnCasePrices, returnCases } from '#db/schema/service/returnCases';
import { careAttempts, careCalls } from '#db/schema/service/careCalls';
import { caseLines, cases, caseSteps } from '#db/schema/service/cases';
import { accountabilities, accountabilityShares } from '#db/schema/service/accountability';
import { exchangeLines, exchanges } from '#db/schema/service/exchanges';
import { complaints } from '#db/schema/service/complaints';
import { disputeEvidence, disputeProposals, disputes } from '#db/schema/service/disputes';
import { proposalApprovals } from '#db/schema/service/proposalApprovals';
import { caseRemedies } from '#db/schema/service/remedies';
import { statement } from '#db/statements';
import { isOpenAt } from '#rules/service/cases';
import { idsFor, type MemberData, memberTable } from '../platform/personalData/memberTables.ts';
import { countHolds } from './disputes/holds.ts';
import { TICKETS } from './memberData.ts';

const CASES = `(member_id = ? or ticket_id in (select id from tickets where ${TICKETS}))`;
const OF_CASES = `case_id in (select id from cases where ${CASES})`;

interface OpenRow {
  id: number;
  kind: CaseKind;
  state: CaseStage;
  stage_at: number;
  due_at: number | null;
  lapses_at: number | null;
}
const openOf = statement<OpenRow>(
  `select id, kind, state, stage_at, due_at, lapses_at from cases where closed_at is null and ${CASES}`,
);
const instantOf = (at: number | null) => (at === null ? null : Number(at));

/** Cases that still wait for somebody: they stay, with what was done and when. */
const findOpen =
  (isMeant: (kind: CaseKind) => boolean) =>
  async (db: Db, memberId: number, now: number): Promise<number[]> =>
    (await openOf(db, ...idsFor(CASES, memberId))).flatMap(({ id, kind, state, ...row }) => {
      const stored = {
        kind,
        state,
        stageAt: Number(row.stage_at),
        dueAt: instantOf(row.due_at),
        lapsesAt: instantOf(row.lapses_at),
        closedAt: null,
      };
      return isMeant(kind) && isOpenAt(stored, now) ? [Number(id)] : [];
    });

export const CASE_MEMBER_DATA: MemberData = {
  tables: [
    memberTable(cases, {
      of: CASES,
      keep: [
        'number',
        'recordedOn',
        'kind',
        'state',
        'lapsesTo',
        'orderExternalId',
        'ownerId',
        'responsibility',
        'reasonCode',
        'openedBy',
      ],
      resource: 'cases',
    }),
    memberTable(caseLines, { of: OF_CASES, keep: ['sku'] }),
    memberTable(caseInspections, { of: OF_CASES, keep: ['disposition'] }),
    memberTable(caseMetUnits, { of: OF_CASES }),
    memberTable(caseInstructions, { of: OF_CASES }),
    memberTable(caseRefunds, { of: OF_CASES }),
    // Where to goods are sent may be the customer's own place, and staff write deductions and evidence as they like.
    memberTable(returnCases, {
      of: OF_CASES,
      clear: { instructions: 'null', refusedWhy: 'null', evidence: 'null', deductions: "'[]'" },
      keep: [
        'refundKind',
        'purpose',
        'answer',
        'lastDay',
        'evidenceOn',
        'approverId',
        'freightPayer',
      ],
    }),
    memberTable(returnCasePrices, { of: OF_CASES }),
    memberTable(caseParcels, {
      of: OF_CASES,
      keep: ['direction', 'carrier', 'trackingNumber', 'foldedNumber'],
    }),
    // What staff wrote about the goods may name the customer.
    memberTable(repairs, {
      of: OF_CASES,
      clear: { accessories: 'null', finding: 'null' },
      keep: [
        'serialNumber',
        'warrantyUntil',
        'verdict',
        'freightPayer',
        'fault',
        'technicianId',
        'convertedTo',
      ],
    }),
    memberTable(exchanges, { of: OF_CASES, clear: { partWhy: 'null' }, keep: ['sentAnyway'] }),
    memberTable(exchangeLines, { of: OF_CASES, keep: ['sku'] }),
    memberTable(repairQuoteLines, { of: OF_CASES, clear: { name: "'–'" }, keep: ['kind'] }),
    memberTable(caseSteps, {
      of: OF_CASES,
      clear: { reason: 'null', question: 'null' },
      keep: [
        'party',
        'actorKind',
        'actorId',
        'actorName',
        'action',
        'fromStage',
        'toStage',
        'figures',
      ],
    }),
    memberTable(careCalls, { of: OF_CASES, keep: ['rule'] }),
    memberTable(careAttempts, { of: OF_CASES, keep: ['outcome', 'staffId'] }),
    memberTable(complaints, {
      of: OF_CASES,
      keep: ['remedySought', 'accusedId', 'decision', 'recourse'],
    }),
    memberTable(caseRemedies, { of: OF_CASES, keep: ['kind', 'doneBy'] }),
    memberTable(proposalApprovals, {
      of: OF_CASES,
      clear: { terms: 'null' },
      keep: [
        'state',
        'fromStage',
        'decision',
        'remedies',
        'authorId',
        'authorName',
        'approverName',
      ],
    }),
    memberTable(accountabilities, {
      of: OF_CASES,
      clear: { facts: "'–'", appealReason: 'null' },
      keep: ['stage', 'preventiveMeasure', 'authorId', 'deciderId'],
      resource: 'accountabilities',
    }),
    memberTable(accountabilityShares, {
      of: `accountability_id in (select id from accountabilities where ${OF_CASES})`,
      clear: { reply: 'null' },
      keep: ['partyKind', 'staffId', 'partyName'],
    }),
    memberTable(disputes, {
      of: OF_CASES,
      clear: { externalReference: 'null' },
      keep: ['mediatorId', 'externalBody', 'recourse'],
    }),
    memberTable(disputeEvidence, {
      of: OF_CASES,
      clear: { note: "'–'" },
      keep: ['side', 'givenBy'],
    }),
    memberTable(disputeProposals, {
      of: OF_CASES,
      clear: { terms: "'–'" },
      keep: ['customerAnswer', 'merchantAnswer'],
    }),
  ],
  blocks: [{ key: 'disputes', count: countHolds(CASES) }],
  keeps: [
    { key: 'complaints', find: findOpen((kind) => kind === 'complaint') },
    // An open dispute keeps its customer from being erased.
    { key: 'cases', find: findOpen((kind) => kind !== 'complaint' && kind !== 'dispute') },
  ],
};
