/** Writes what is offered, and says that it is done. */
import type { Remedy, RemedyInput, RemedyNamed } from '#contract/service/remedies';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { caseRemedies } from '#db/schema/service/remedies';
import { message } from '#shared/fields';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { CaseActing, CaseEffect, CaseRow } from '../cases/caseKinds.ts';
import { requireWords } from '../tickets/customers.ts';
import { giveRemedy } from './give.ts';
import { areDone, loadPromised } from './load.ts';
import { findRecord } from './records.ts';
import { withoutRecord } from './rules.ts';
import { undoRemedy } from './undo.ts';
import { refuseAboveOrder } from './withinOrder.ts';

export const offer = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  round: number,
  remedies: readonly RemedyInput[],
): Promise<void> => {
  await refuseAboveOrder(tx, acting, row, remedies);
  await insertRows(
    tx,
    caseRemedies,
    remedies.map((remedy) => ({ ...remedy, caseId: row.id, round })),
  );
};

/** What was done elsewhere only a manager says, and where it can be found. */
const refuseUnrecorded = async (
  tx: Db,
  { party }: CaseActing,
  { ticketId }: CaseRow,
  { kind, amount }: Remedy,
  reason: string | null,
): Promise<void> => {
  const error = withoutRecord(kind);
  if (error === null) return;
  if (party !== 'manager') throw conflict(message(error, amount === null ? {} : { amount }));
  await requireWords(tx, ticketId, reason, 'cases.errors.remedyElsewhere');
};

/** A case does it, somebody else has to approve it, or its money has not moved yet. */
const whyUnderWay = ({ pointAdjustmentId, childCaseId, amount }: Remedy): string => {
  if (pointAdjustmentId !== null) return 'cases.errors.remedyWaits';
  return childCaseId === null && amount !== null
    ? message('cases.errors.remedyNotPaid', { amount })
    : 'cases.errors.remedyByCase';
};

/** Marks one of the newest proposal as done, with the record that shows it; gives it; or takes it back. */
export const fulfil = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  named: RemedyNamed,
  reason: string | null,
): Promise<CaseEffect> => {
  const { remedyId, does } = named;
  const { now, actor } = acting;
  const remedy = (await loadPromised(tx, row.id, now)).find((one) => one.id === remedyId);
  if (!remedy) throw invalid({ input: { remedyId: 'errors.notFound' } });
  const figures = { does, remedy: remedy.kind };
  if (does === 'undo') {
    await undoRemedy(tx, acting, row, remedy, reason);
    return { figures };
  }
  if (remedy.state === 'done') throw conflict('cases.errors.remedyDone');
  if (remedy.state === 'underWay') throw conflict(whyUnderWay(remedy));
  if (does === 'give') {
    const given = await giveRemedy(tx, acting, row, remedy, named);
    await updateRow(tx, caseRemedies, remedyId, { ...given, doneBy: actor.name });
    return { figures };
  }
  const record = await findRecord(tx, row, remedy);
  if (record === null) await refuseUnrecorded(tx, acting, row, remedy, reason);
  await updateRow(tx, caseRemedies, remedyId, { ...record, doneAt: now, doneBy: actor.name });
  return { figures };
};

export const refuseOpenRemedies = async (
  tx: Db,
  { now }: CaseActing,
  { id }: CaseRow,
): Promise<void> => {
  if (!(await areDone(tx, id, now))) throw conflict('cases.errors.remediesOpen');
};
