/** The goods of a repair come in, are diagnosed, quoted, repaired, checked by somebody else, and go back. */
import {
  Diagnosis,
  PartsAwaited,
  QUOTE_DAYS,
  RepairConversion,
  RepairIntake,
  RepairQuote,
  RepairStart,
} from '#contract/service/repairs';
import { CaseParcelInput } from '#contract/service/caseParcels';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { caseLines } from '#db/schema/service/cases';
import { repairQuoteLines, repairs } from '#db/schema/service/repairs';
import { endOfDays } from '#shared/days';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import { type CaseActing, caseAction, type CaseMove, type CaseRow } from '../cases/caseKinds.ts';
import { createCase } from '../cases/create.ts';
import { NOTHING } from '../cases/nothing.ts';
import { refuseKnownParcel, saveParcel } from '../caseParcels/save.ts';
import { loadPolicy } from '../policies/load.ts';
import { requireWords } from '../tickets/customers.ts';
import { earlierRepairs, loadRepair, repairedLine, repairersOf, type RepairRow } from './load.ts';
import { mustOffer, quoteTotal } from './rules.ts';

const change = async (tx: Db, caseId: number, values: Partial<RepairRow>): Promise<void> => {
  const { id } = await loadRepair(tx, caseId);
  await updateRow(tx, repairs, id, values);
};

export const ship = caseAction({
  input: CaseParcelInput,
  guards: { tracking: (tx, _acting, { input }) => refuseKnownParcel(tx, input) },
  effect: (tx, acting, move) => saveParcel(tx, acting, move, 'in'),
});

export const receive = caseAction({
  input: RepairIntake,
  hasText: ({ accessories }) => accessories !== null,
  effect: async (tx, _acting, { row, at, input: { accessories } }) => {
    const line = await repairedLine(tx, row.id);
    await updateRow(tx, caseLines, line.id, { received: 1 });
    await change(tx, row.id, { accessories, receivedAt: at });
  },
});

export const diagnose = caseAction({
  input: Diagnosis,
  hasText: ({ finding }) => finding !== null,
  effect: async (tx, { actor }, { row, input: { fault, finding } }) => {
    await change(tx, row.id, { fault, finding, technicianId: actor.id });
    return { figures: { fault } };
  },
});

export const quote = caseAction({
  input: RepairQuote,
  guards: {
    outOfWarranty: async (tx, _acting, { row }) => {
      if ((await loadRepair(tx, row.id)).verdict === 'in')
        throw conflict('repairs.errors.inWarranty');
    },
  },
  effect: async (tx, { settings }, { row, at, input: { lines, validDays } }) => {
    const round = (await loadRepair(tx, row.id)).quoteRound + 1;
    const policy = validDays === null ? await loadPolicy(tx, at) : null;
    const days = validDays ?? policy?.terms.quoteDays ?? QUOTE_DAYS;
    const endsAt = endOfDays(at, days, settings.timeZone);
    await insertRows(
      tx,
      repairQuoteLines,
      lines.map((line, position) => ({ ...line, caseId: row.id, round, position })),
    );
    await change(tx, row.id, { quoteRound: round, quoteEndsAt: endsAt });
    return {
      values: { lapsesAt: endsAt, dueAt: endsAt },
      figures: { round, total: quoteTotal(lines) },
    };
  },
});

/** A customer who was not asked is asked first; who was and wants the repair, wants it in the words of the call. */
const checkOffer = async (
  tx: Db,
  row: CaseRow,
  isOfferDeclined: boolean,
  reason: string | null,
): Promise<void> => {
  const repair = await loadRepair(tx, row.id);
  const earlier = await earlierRepairs(tx, row, repair);
  if (!mustOffer(repair.verdict, repair.fault, earlier)) return;
  if (!isOfferDeclined) throw conflict('repairs.errors.offerFirst');
  await requireWords(tx, row.ticketId, reason);
};

export const startRepair = caseAction({
  input: RepairStart,
  guards: {
    inWarranty: async (tx, _acting, { row }) => {
      if ((await loadRepair(tx, row.id)).verdict !== 'in')
        throw conflict('repairs.errors.needsQuote');
    },
  },
  effect: async (tx, { actor }, { row, reason, input: { isOfferDeclined } }) => {
    await checkOffer(tx, row, isOfferDeclined, reason);
    await change(tx, row.id, { technicianId: actor.id });
    return isOfferDeclined ? { figures: { isOfferDeclined } } : {};
  },
});

export const waitForParts = caseAction({
  input: PartsAwaited,
  effect: async (_tx, { now }, { input: { expectedAt } }) => {
    if (expectedAt !== null && expectedAt <= now)
      throw invalid({ input: { expectedAt: 'tickets.errors.followUpPassed' } });
    return { values: { dueAt: expectedAt } };
  },
});

export const resumeRepair = caseAction({
  input: NOTHING,
  effect: (tx, { actor }, { row }) => change(tx, row.id, { technicianId: actor.id }),
});

export const passQuality = caseAction({
  input: NOTHING,
  guards: {
    otherPerson: async (tx, { actor }, { row }) => {
      const { technicianId } = await loadRepair(tx, row.id);
      if ([technicianId, ...(await repairersOf(tx, row.id))].includes(actor.id))
        throw conflict('repairs.errors.ownRepair');
    },
  },
});

const sendBack = async (tx: Db, acting: CaseActing, move: CaseMove<CaseParcelInput>) => {
  await saveParcel(tx, acting, move, 'back');
  await change(tx, move.row.id, { sentBackAt: move.at });
};
export const shipBack = caseAction({ input: CaseParcelInput, effect: sendBack });

/** What goes on with the goods instead, in a case of its own; the goods are here already. */
const CONVERTED = { exchange: 'exchange', refund: 'return' } as const;

export const convert = caseAction({
  input: RepairConversion,
  effect: async (tx, acting, { row, at, input: { convertedTo } }) => {
    await change(tx, row.id, { convertedTo });
    const { lineNumber } = await repairedLine(tx, row.id);
    const { ticketId, orderExternalId, reasonCode, ownerId } = row;
    const child = await createCase(
      tx,
      acting,
      {
        ticketId,
        kind: CONVERTED[convertedTo],
        orderExternalId,
        reasonCode,
        lines: [{ lineNumber, quantity: 1 }],
        input: {},
        parentId: row.id,
        openedAt: at,
        ownerId,
      },
      { isTold: false },
    );
    return { figures: { convertedTo, number: child.number } };
  },
});
