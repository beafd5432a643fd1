/** Loads what a customer sees of goods that come back, and of money without goods. */
import type { FreightPayer } from '#contract/service/policies';
import type { DeductionKind } from '#contract/service/refunds';
import { NO_WORDS } from '#contract/service/wordRedactions';
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { loadCaseParcels } from '../caseParcels/save.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { lineNameOf } from '../cases/rules.ts';
import { loadAcceptance } from '../inspection/acceptance.ts';
import { loadInspected } from '../inspection/actions.ts';
import { acceptedUnits, refusedOthers } from '../inspection/rules.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { loadReturnAddress, loadTerms } from '../policies/inForce.ts';
import { loadOrderFacts } from '../policies/lineFacts.ts';
import { freightPayer } from '../policies/rules.ts';
import { isDecided } from '../returnCases/rules.ts';
import { newestRefund } from '../caseRefunds/load.ts';
import { loadReturnCase } from '../returnCases/load.ts';
import { loadWorth } from '../returnCases/worth.ts';

/** Where to the goods are sent; null where that is not written yet. */
export interface SendTo {
  instructions: string | null;
  /** When the time for it ends; null for no end. */
  until: number | null;
  freightPayer: FreightPayer | null;
}
export interface ShownReturn {
  lines: readonly {
    name: string;
    asked: number;
    /** Units that were asked for and not approved. */
    refused: number;
    received: number;
    /** Null until they were looked at. */
    accepted: number | null;
    /** Units that came in and are other goods, which are not accepted. */
    others: number;
  }[];
  /** Why these were not approved; null where that was not said or was taken away. */
  refusedWhy: string | null;
  parcels: readonly { isBack: boolean; carrier: string; trackingNumber: string }[];
  comesBack: boolean;
  /** Before it is settled. */
  quoted: number | null;
  offered: number | null;
  /** What was accepted comes to, until the amount is settled. */
  worth: number | null;
  settled: number | null;
  /** The money has been refunded. */
  isPaid: boolean;
  /** What was taken off, with the reason; null where that was taken away. */
  deductions: readonly { kind: DeductionKind; amount: number; reason: string | null }[];
}

const SENDING: readonly CaseStage[] = ['approved', 'advanceShipped'];

/** As the policy of the order says of who answers for an exchange; null until that is decided. */
const payerOfExchange = async (db: Db, row: CaseRow): Promise<FreightPayer | null> => {
  if (row.kind !== 'exchange' || !isDecided(row.responsibility)) return null;
  const order = await loadOrderFacts(db, row.orderExternalId ?? '');
  const { terms } = await loadTerms(db, await readSettings(db), order?.placedAt ?? row.openedAt);
  return freightPayer(terms, row.responsibility);
};

/** Null where the customer has nothing to send now. */
export const loadSendTo = async (
  db: Db,
  row: CaseRow,
  { stage, lapsesAt }: { stage: CaseStage; lapsesAt: number | null },
): Promise<SendTo | null> => {
  if (!SENDING.includes(stage)) return null;
  const claim = row.kind === 'return' ? await loadReturnCase(db, row.id) : null;
  return {
    instructions: claim?.instructions ?? (await loadReturnAddress(db, row.openedAt)),
    until: lapsesAt,
    freightPayer: claim?.freightPayer ?? (await payerOfExchange(db, row)),
  };
};

const KINDS: readonly string[] = ['return', 'refundOnly', 'priceProtection'];
/** Stages in which nothing of the money holds any more. */
const OVER: readonly CaseStage[] = [
  'rejected',
  'expired',
  'canceled',
  'sendingBack',
  'returnedToCustomer',
];

/** Null of other kinds. */
export const loadShownReturn = async (
  db: Db,
  row: CaseRow,
  stage: CaseStage,
  now: number,
): Promise<ShownReturn | null> => {
  if (!KINDS.includes(row.kind)) return null;
  const claim = await loadReturnCase(db, row.id);
  const inspected = await loadInspected(db, row.id);
  const acceptance = await loadAcceptance(db, row);
  const accepted = acceptedUnits(inspected, acceptance);
  const ofLine = (of: number) => inspected.filter(({ lineNumber }) => lineNumber === of);
  const isPaid = (await newestRefund(db, row.id))?.state === 'succeeded';
  // What the store refunded by itself is told where its refunds are.
  const isOver = OVER.includes(stage) || (stage === 'completed' && !isPaid);
  return {
    lines: (await loadCaseLines(db, row.id)).map((line) => ({
      name: lineNameOf(line),
      asked: line.approved ?? line.requested,
      refused: line.requested - (line.approved ?? line.requested),
      received: line.received,
      accepted:
        inspected.length === 0
          ? null
          : (accepted.find(({ lineNumber }) => lineNumber === line.lineNumber)?.units ?? 0),
      others: refusedOthers(ofLine(line.lineNumber), acceptance),
    })),
    refusedWhy: claim.refusedWhy,
    parcels: (await loadCaseParcels(db, row.id)).map(({ direction, carrier, trackingNumber }) => ({
      isBack: direction === 'back',
      carrier,
      trackingNumber,
    })),
    comesBack: row.kind === 'return',
    quoted: isOver || claim.settled !== null || inspected.length > 0 ? null : claim.quoted,
    offered: stage === 'inspectionFailed' ? claim.offered : null,
    worth: await loadWorth(db, { ...row, state: stage }, now),
    settled: isOver ? null : claim.settled,
    isPaid,
    deductions:
      isOver || claim.settled === null || claim.isPart
        ? []
        : claim.deductions.map(({ kind, amount, reason }) => ({
            kind,
            amount,
            reason: reason === NO_WORDS ? null : reason,
          })),
  };
};
