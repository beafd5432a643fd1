/** Writes what is offered, begins it, and says that it is done. */
import type { RemedyInput } from '#contract/service/remedies';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { caseRemedies } from '#db/schema/service/remedies';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { areDone, loadNewest } from './load.ts';

export const offer = (
  tx: Db,
  { id }: CaseRow,
  round: number,
  remedies: readonly RemedyInput[],
): Promise<unknown> =>
  insertRows(
    tx,
    caseRemedies,
    remedies.map((remedy) => ({ ...remedy, caseId: id, round })),
  );

/** Marks one of the newest proposal as done. */
export const fulfil = async (
  tx: Db,
  { now, actor }: CaseActing,
  { id }: CaseRow,
  remedyId: number,
): Promise<void> => {
  const remedy = (await loadNewest(tx, id)).find((one) => one.id === remedyId);
  if (!remedy) throw invalid({ input: { remedyId: 'errors.notFound' } });
  if (remedy.doneAt !== null) throw conflict('cases.errors.remedyDone');
  if (remedy.childCaseId !== null) throw conflict('cases.errors.remedyByCase');
  await updateRow(tx, caseRemedies, remedyId, { doneAt: now, doneBy: actor.name });
};

export const refuseOpenRemedies = async (
  tx: Db,
  { now }: CaseActing,
  { id }: CaseRow,
): Promise<void> => {
  if (!(await areDone(tx, id, now))) throw conflict('cases.errors.remediesOpen');
};
