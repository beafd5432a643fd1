/** Writes what is offered, begins it, and says that it is done. */
import type { Remedy, RemedyInput } from '#contract/service/remedies';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { caseRemedies } from '#db/schema/service/remedies';
import { message } from '#shared/fields';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { areDone, loadNewest } from './load.ts';
import { findRecord } from './records.ts';
import { withoutRecord } from './rules.ts';
import { refuseAboveOrder } from './withinOrder.ts';

export const offer = async (
  tx: Db,
  row: CaseRow,
  round: number,
  remedies: readonly RemedyInput[],
): Promise<void> => {
  await refuseAboveOrder(tx, row, remedies);
  await insertRows(
    tx,
    caseRemedies,
    remedies.map((remedy) => ({ ...remedy, caseId: row.id, round })),
  );
};

/** What was done elsewhere only a manager says, and where it can be found. */
const refuseUnrecorded = (
  { party }: CaseActing,
  { kind, amount }: Remedy,
  reason: string | null,
): void => {
  const error = withoutRecord(kind);
  if (error === null) return;
  if (party !== 'manager') throw conflict(message(error, amount === null ? {} : { amount }));
  if (reason === null) throw invalid({ reason: 'cases.errors.remedyElsewhere' });
};

/** Marks one of the newest proposal as done, with the record that shows it. */
export const fulfil = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  remedyId: number,
  reason: string | null,
): Promise<void> => {
  const remedy = (await loadNewest(tx, row.id)).find((one) => one.id === remedyId);
  if (!remedy) throw invalid({ input: { remedyId: 'errors.notFound' } });
  if (remedy.doneAt !== null) throw conflict('cases.errors.remedyDone');
  if (remedy.childCaseId !== null) throw conflict('cases.errors.remedyByCase');
  const record = await findRecord(tx, row, remedy);
  if (record === null) refuseUnrecorded(acting, remedy, reason);
  const { now, actor } = acting;
  await updateRow(tx, caseRemedies, remedyId, { ...record, doneAt: now, doneBy: actor.name });
};

export const refuseOpenRemedies = async (
  tx: Db,
  { now }: CaseActing,
  { id }: CaseRow,
): Promise<void> => {
  if (!(await areDone(tx, id, now))) throw conflict('cases.errors.remediesOpen');
};
