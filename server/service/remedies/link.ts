/** Links a case that carries out what was promised with the remedy, in the step that opens it. */
import type { Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { caseRemedies } from '#db/schema/service/remedies';
import { conflict } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { CaseStepTaken } from '../cases/afterSteps.ts';
import { caseAt } from '../cases/rules.ts';
import { loadPromised } from './load.ts';
import { CARRIED_OUT, doneByCase } from './rules.ts';

/** 409 where the case that it follows from promises nothing like it. */
export const linkToRemedy = async (
  tx: Db,
  { now }: Writer,
  { after, from }: CaseStepTaken,
): Promise<void> => {
  const does = doneByCase(after.kind);
  if (from !== null || does === null || after.parentId === null) return;
  const parent = await getRow(tx, cases, after.parentId);
  const stages = CARRIED_OUT[parent.kind];
  if (stages === undefined) return;
  const isAgreed = stages.includes(caseAt(parent, now).stage);
  const promised = isAgreed ? await loadPromised(tx, parent.id, now) : [];
  const remedy = promised.find(({ kind, state }) => kind === does && state === 'open');
  if (!remedy) throw conflict('cases.errors.notPromised');
  await updateRow(tx, caseRemedies, remedy.id, { childCaseId: after.id });
};
