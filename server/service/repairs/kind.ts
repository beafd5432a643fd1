/** Repairs as a kind of case. */
import type { RepairDetails } from '#contract/service/repairs';
import type { Db } from '#db';
import { correctParcel, hasParcelUnderway, showParcels } from '../caseParcels/correct.ts';
import type { CaseKindSpec, CaseRow } from '../cases/caseKinds.ts';
import { plainAction } from '../cases/nothing.ts';
import { loadFollower } from './follower.ts';
import { earlierRepairs, loadRepair, quotedLines, type RepairRow } from './load.ts';
import { amountOfLine, mustOffer, quoteTotal } from './rules.ts';
import { approve, checkWarranty, open, reject } from './warranty.ts';
import {
  convert,
  diagnose,
  passQuality,
  quote,
  receive,
  resumeRepair,
  ship,
  shipBack,
  startRepair,
  waitForParts,
} from './workshop.ts';

const showQuote = async (db: Db, repair: RepairRow): Promise<RepairDetails['quote']> => {
  const { quoteRound: round, quoteEndsAt: validUntil } = repair;
  if (validUntil === null) return null;
  const lines = await quotedLines(db, repair);
  return {
    lines: lines.map((line) => ({ ...line, amount: amountOfLine(line) })),
    total: quoteTotal(lines),
    round,
    validUntil,
  };
};

const details = async (db: Db, row: CaseRow, now: number): Promise<RepairDetails> => {
  const repair = await loadRepair(db, row.id);
  const {
    id: _id,
    caseId: _caseId,
    technicianId: _technicianId,
    quoteRound: _quoteRound,
    quoteEndsAt: _quoteEndsAt,
    ...shown
  } = repair;
  const earlier = await earlierRepairs(db, row, repair);
  return {
    ...shown,
    child: await loadFollower(db, row.id),
    earlier,
    mustOffer: mustOffer(repair.verdict, repair.fault, earlier),
    quote: await showQuote(db, repair),
    parcels: await showParcels(db, row, now),
  };
};

export const REPAIRS: CaseKindSpec = {
  kind: 'repair',
  actions: {
    open,
    checkWarranty,
    approve,
    reject,
    ship,
    correctParcel,
    receive,
    diagnose,
    quote,
    acceptQuote: plainAction,
    declineQuote: plainAction,
    lapse: plainAction,
    startRepair,
    waitForParts,
    resumeRepair,
    passQuality,
    shipBack,
    complete: plainAction,
    giveUp: plainAction,
    convert,
    cancel: plainAction,
  },
  // What is under warranty is repaired without a quote, and everything else after one.
  offers: async (db, row, action, { now }) => {
    if (action === 'correctParcel') return hasParcelUnderway(db, row, now);
    if (action === 'quote') return (await loadRepair(db, row.id)).verdict !== 'in';
    if (action === 'startRepair' && row.state === 'diagnosing')
      return (await loadRepair(db, row.id)).verdict === 'in';
    return true;
  },
  details,
};
