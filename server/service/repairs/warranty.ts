/** A repair is opened, its warranty is checked, and it is approved or rejected. */
import {
  type FreightSide,
  RepairApproval,
  RepairRejection,
  type Verdict,
  WarrantyCheck,
} from '#contract/service/repairs';
import { rolesThatCan } from '#contract/platform/access';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { caseLines } from '#db/schema/service/cases';
import { repairs } from '#db/schema/service/repairs';
import { dayOf } from '#shared/days';
import { conflict, forbidden, invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import { type CaseActing, caseAction, type CaseMove, type CaseRow } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { loadCaseLines } from '../cases/record.ts';
import { loadPolicy } from '../policies/load.ts';
import { freightPayer } from '../policies/rules.ts';
import { requireWords } from '../tickets/customers.ts';
import { loadRepair, loadSoldAt, openRepairs, repairedLine, serialsOf, soldLine } from './load.ts';
import { freightSideOf, isForManager, verdictOf, warrantyUntil } from './rules.ts';
import { warrantyMonths } from './warrantyMonths.ts';

/** One unit of goods that were sent, and not more units at once than were ordered. */
const refuseUnsent = async (tx: Db, { now }: CaseActing, row: CaseRow): Promise<void> => {
  const [line, ...others] = await loadCaseLines(tx, row.id);
  if (!line) throw invalid({ lines: 'cases.errors.noLines' });
  if (others.length > 0 || line.requested !== 1) throw invalid({ lines: 'repairs.errors.oneUnit' });
  if ((await loadSoldAt(tx, row.orderExternalId)) === null) throw conflict('repairs.errors.unsent');
  if ((await openRepairs(tx, row, now)).length >= (await soldLine(tx, row)).quantity)
    throw conflict('repairs.errors.inRepair');
};

export const open = caseAction({
  input: NOTHING,
  effect: async (tx, acting, { row }) => {
    await refuseUnsent(tx, acting, row);
    await insertRows(tx, repairs, [{ caseId: row.id }]);
  },
});

/** Of goods whose serial numbers the shop has sent, one of these; it is in no other repair. */
const checkSerial = async (
  tx: Db,
  { now }: CaseActing,
  row: CaseRow,
  serialNumber: string | null,
): Promise<void> => {
  const wrong = (key: string) => invalid({ input: { serialNumber: key } });
  const { sku } = await repairedLine(tx, row.id);
  const sold = (await serialsOf(tx, { orderExternalId: row.orderExternalId ?? '' })).filter(
    (one) => one.sku === null || one.sku === sku,
  );
  if (serialNumber === null) {
    if (sold.length > 0) throw wrong('ra.validation.required');
    return;
  }
  if (!sold.some((one) => one.serialNumber === serialNumber))
    throw wrong('repairs.errors.otherSerial');
  const open = await openRepairs(tx, row, now);
  if (open.some((other) => other.serialNumber === serialNumber))
    throw conflict('repairs.errors.inRepair');
};

export const checkWarranty = caseAction({
  input: WarrantyCheck,
  guards: {
    serialMatches: (tx, acting, { row, input }) => checkSerial(tx, acting, row, input.serialNumber),
  },
  effect: async (tx, { settings }, { row, input: { serialNumber } }) => {
    const soldAt = await loadSoldAt(tx, row.orderExternalId);
    if (soldAt === null) throw conflict('repairs.errors.unsent');
    const lastDay = warrantyUntil(
      dayOf(soldAt, settings.timeZone),
      await warrantyMonths(tx, row, soldAt),
    );
    const { id } = await loadRepair(tx, row.id);
    await updateRow(tx, repairs, id, { serialNumber, soldAt, warrantyUntil: lastDay });
  },
});

const byDates = async (tx: Db, { settings }: CaseActing, row: CaseRow): Promise<'in' | 'out'> =>
  verdictOf((await loadRepair(tx, row.id)).warrantyUntil, dayOf(row.openedAt, settings.timeZone));

const refuseForAgent = async (
  tx: Db,
  acting: CaseActing,
  { row, input }: CaseMove<{ verdict: Verdict }>,
): Promise<void> => {
  if (isForManager(input.verdict, await byDates(tx, acting, row)))
    throw forbidden(rolesThatCan('cases', 'decide'));
};

/** A manager who decides otherwise than the dates says why. */
const checkReason = async (
  tx: Db,
  acting: CaseActing,
  { row, reason, input }: CaseMove<{ verdict: Verdict }>,
): Promise<void> => {
  if (isForManager(input.verdict, await byDates(tx, acting, row)))
    await requireWords(tx, row.ticketId, reason);
};

/** As the policy of now says of who answers for it. */
const payerOf = async (tx: Db, now: number, side: FreightSide): Promise<FreightSide> => {
  const policy = await loadPolicy(tx, now);
  return (policy && freightPayer(policy.terms, side)) ?? side;
};

const decided = async (
  tx: Db,
  acting: CaseActing,
  move: CaseMove<{ verdict: Verdict }>,
  more: { diagnosisFee: number } = { diagnosisFee: 0 },
) => {
  await checkReason(tx, acting, move);
  const { verdict } = move.input;
  const { id } = await loadRepair(tx, move.row.id);
  const payer = await payerOf(tx, acting.now, freightSideOf(verdict));
  await updateRow(tx, repairs, id, { verdict, freightPayer: payer, ...more });
  return { figures: { verdict } };
};

const approveIt = async (tx: Db, acting: CaseActing, move: CaseMove<RepairApproval>) => {
  const { verdict, diagnosisFee } = move.input;
  if (verdict === 'in' && diagnosisFee > 0)
    throw invalid({ input: { diagnosisFee: 'repairs.errors.freeOfCharge' } });
  const line = await repairedLine(tx, move.row.id);
  await updateRow(tx, caseLines, line.id, { approved: 1 });
  return decided(tx, acting, move, { diagnosisFee });
};

export const approve = caseAction({
  input: RepairApproval,
  guards: { verdictKnown: refuseForAgent },
  effect: approveIt,
});

export const reject = caseAction({
  input: RepairRejection,
  guards: { verdictKnown: refuseForAgent },
  effect: (tx, acting, move) => decided(tx, acting, move),
});
