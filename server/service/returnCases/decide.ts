/** A return is approved: how many units, where to they are sent, who answers for them, and what they are worth. */
import { ReturnApproval, SEND_DAYS } from '#contract/service/returnCases';
import type { Db } from '#db';
import { caseLines } from '#db/schema/service/cases';
import { endOfDays } from '#shared/days';
import { type FieldErrors, message } from '#shared/fields';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import { loadReturnAddress } from '../policies/inForce.ts';
import { caseAction, type CaseMove } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { refuseTakenUnits } from '../caseUnits/guard.ts';
import { approvedFields, decidedSide, mayApproveItself, refuseBeyondRole } from './approval.ts';
import { refuseOwnDecision } from './guards.ts';
import { changeReturnCase } from './load.ts';

/** 422 for lines that are not of the case, for more units than were asked for, for none at all, and for fewer without saying why. */
const refuseLines = async (
  tx: Db,
  { row, input: { lines, refusedWhy } }: CaseMove<ReturnApproval>,
): Promise<void> => {
  const known = await loadCaseLines(tx, row.id);
  const errors: FieldErrors = {};
  lines.forEach(({ lineNumber, quantity }, index) => {
    const line = known.find((one) => one.lineNumber === lineNumber);
    if (!line) errors[index] = { lineNumber: 'errors.notFound' };
    else if (quantity > line.requested)
      errors[index] = { quantity: message('ra.validation.maxValue', { max: line.requested }) };
  });
  if (Object.keys(errors).length > 0) throw invalid({ input: { lines: errors } });
  if (lines.length > 0 && lines.every(({ quantity }) => quantity === 0))
    throw invalid({ input: { lines: 'returnCases.errors.nothingApproved' } });
  const approved = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const requested = known.reduce((sum, line) => sum + line.requested, 0);
  if (lines.length > 0 && approved < requested && refusedWhy === null)
    throw invalid({ input: { refusedWhy: 'returnCases.errors.refusedWhy' } });
};

/** How many units of each line; all that were asked for where nothing is said. */
const approveLines = async (
  tx: Db,
  { row, input: { lines } }: CaseMove<ReturnApproval>,
): Promise<void> => {
  const known = await loadCaseLines(tx, row.id);
  for (const { id, lineNumber, requested } of known) {
    const chosen = lines.find((one) => one.lineNumber === lineNumber)?.quantity ?? 0;
    await updateRow(tx, caseLines, id, { approved: lines.length === 0 ? requested : chosen });
  }
};

/** As written for this return, or as the policy says: nobody is asked to send goods without being told where to. */
const instructionsFor = async (
  tx: Db,
  { row, input: { instructions } }: CaseMove<ReturnApproval>,
): Promise<string> => {
  const said = instructions ?? (await loadReturnAddress(tx, row.openedAt));
  if (said === null) throw invalid({ input: { instructions: 'returnCases.errors.noAddress' } });
  return said;
};

const withResponsibility = ({ row, input }: CaseMove<ReturnApproval>) => ({
  ...row,
  responsibility: input.responsibility ?? row.responsibility,
});

export const approve = caseAction({
  input: ReturnApproval,
  hasText: ({ instructions, refusedWhy }) => instructions !== null || refusedWhy !== null,
  guards: {
    withinLimit: async (tx, acting, move) => {
      const { lines } = move.input;
      await refuseLines(tx, move);
      await refuseBeyondRole(tx, acting, withResponsibility(move), move.reason, lines);
    },
    approvesItself: async (tx, acting, { row }) => {
      if (!(await mayApproveItself(tx, acting, row))) throw conflict('cases.errors.notNow');
    },
    otherPerson: refuseOwnDecision,
    returnable: (tx, acting, { row, input }) =>
      refuseTakenUnits(tx, acting, row, true, input.lines.length > 0 ? input.lines : undefined),
  },
  effect: async (tx, acting, move) => {
    const { row, at, input } = move;
    const responsibility = decidedSide(row, input.responsibility);
    await approveLines(tx, move);
    const written = await approvedFields(tx, acting, { ...row, responsibility }, at);
    const instructions = await instructionsFor(tx, move);
    await changeReturnCase(tx, row.id, { ...written, instructions, refusedWhy: input.refusedWhy });
    const lapsesAt = endOfDays(at, SEND_DAYS, acting.settings.timeZone);
    return {
      values: { responsibility, lapsesAt, dueAt: lapsesAt },
      figures: { quoted: written.quoted },
    };
  },
});
