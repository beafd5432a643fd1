/** What the page of a return or of a refund without goods shows beside the frame. */
import { and, eq } from 'drizzle-orm';
import { NO_WORDS } from '#contract/service/wordRedactions';
import type { ReturnDetails } from '#contract/service/returnCases';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { instructions } from '#db/schema/orders/instructions';
import { caseInstructions } from '#db/schema/service/caseUnits';
import { instructionState } from '../../orders/instructions/rules.ts';
import { showParcels } from '../caseParcels/correct.ts';
import { loadCaseRefunds } from '../caseRefunds/load.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadMetUnits } from '../caseUnits/load.ts';
import { loadInspected } from '../inspection/actions.ts';
import { showReplacedLines } from '../inspection/exchanged.ts';
import { loadPrices, loadReturnCase } from './load.ts';
import { loadAcceptedUnits, loadWorth } from './worth.ts';

const restocksOf = prepared({ caseId: caseInstructions.caseId }, (q, { caseId }) =>
  q
    .select({
      id: instructions.id,
      outcome: instructions.outcome,
      acknowledgedAt: instructions.acknowledgedAt,
      refusal: instructions.refusal,
      withdrawnAt: instructions.withdrawnAt,
      dueAt: instructions.dueAt,
    })
    .from(caseInstructions)
    .innerJoin(instructions, eq(instructions.id, caseInstructions.instructionId))
    .where(and(eq(caseInstructions.caseId, caseId), eq(instructions.kind, 'restock'))),
);

export const showReturn = async (db: Db, row: CaseRow, now: number): Promise<ReturnDetails> => {
  const { id } = row;
  const claim = await loadReturnCase(db, id);
  const inspected = await loadInspected(db, id);
  return {
    refundKind: claim.refundKind,
    purpose: claim.purpose,
    answer: claim.answer,
    lastDay: claim.lastDay,
    amount: claim.amount,
    evidence: claim.evidence,
    evidenceOn: claim.evidenceOn,
    quoted: claim.quoted,
    quotedUntil: claim.quotedUntil,
    instructions: claim.instructions,
    refusedWhy: claim.refusedWhy,
    freightPayer: claim.freightPayer,
    returnFreight: claim.returnFreight,
    settled: claim.settled,
    offered: claim.offered,
    deductions: claim.deductions.map((one) => ({
      ...one,
      reason: one.reason === NO_WORDS ? null : one.reason,
    })),
    prices: await loadPrices(db, id),
    replacedLines: await showReplacedLines(db, row, { inspected, now }),
    inspected,
    accepted: (await loadAcceptedUnits(db, row)).map(({ lineNumber, units }) => ({
      lineNumber,
      units,
    })),
    worth: await loadWorth(db, row, now),
    metUnits: (await loadMetUnits(db, [id])).map(({ lineNumber, units }) => ({
      lineNumber,
      units,
    })),
    parcels: await showParcels(db, row, now),
    refunds: await loadCaseRefunds(db, id),
    // None of them is ever overdue: they have no instant by which they are due.
    restocks: (await restocksOf(db, { caseId: id })).map(({ id: instructionId, ...asked }) => ({
      id: instructionId,
      state: instructionState(asked, 0),
    })),
  };
};
