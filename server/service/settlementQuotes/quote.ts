/** Computes what a return would be settled with, as it is asked for. Only reads. */
import type { Settlement } from '#contract/service/returnCases';
import type { SettlementQuote } from '#contract/service/settlementQuotes';
import type { Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { conflict } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { CaseActing } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { lineNameOf } from '../cases/rules.ts';
import { quoteCase } from '../caseRefunds/pay.ts';
import { loadAcceptance } from '../inspection/acceptance.ts';
import { loadInspected } from '../inspection/actions.ts';
import { acceptedUnits, refusedOthers } from '../inspection/rules.ts';
import { loadReturnCase } from '../returnCases/load.ts';
import { finalRequest } from '../returnCases/request.ts';

/** 409 for a case that is not a return whose goods were looked at. */
export const quoteSettlement = async (
  db: Db,
  acting: CaseActing,
  id: number,
  input: Settlement,
): Promise<SettlementQuote> => {
  const row = await getRow(db, cases, id);
  if (row.kind !== 'return' || row.state !== 'inspected') throw conflict('cases.errors.notNow');
  const claim = await loadReturnCase(db, id);
  const inspected = await loadInspected(db, id);
  const acceptance = { ...(await loadAcceptance(db, row)), areOthersPaid: input.paysOthers };
  const accepted = acceptedUnits(inspected, acceptance);
  const request = await finalRequest(db, row, { ...claim, ...input });
  const nothing = { lines: [], total: 0 };
  const { lines, total } =
    request.lines.length === 0 ? nothing : await quoteCase(db, acting, row, request);
  return {
    units: (await loadCaseLines(db, id)).map((line) => ({
      lineNumber: line.lineNumber,
      name: lineNameOf(line),
      agreed: line.approved ?? line.requested,
      received: line.received,
      accepted: accepted.find(({ lineNumber }) => lineNumber === line.lineNumber)?.units ?? 0,
    })),
    others: refusedOthers(inspected, acceptance),
    lines,
    total,
    quoted: claim.quoted,
  };
};
