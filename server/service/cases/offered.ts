/** Which steps a case offers at a stage: those of the table that its kind can do and shows to whoever asks. */
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { allowedCaseActions } from '../stages/rules.ts';
import { type CaseAsking, type CaseRow, kindSpec } from './caseKinds.ts';

export const offeredActions = async (
  db: Db,
  row: CaseRow,
  stage: CaseStage,
  asking: CaseAsking,
): Promise<CaseAction[]> => {
  const spec = kindSpec(row.kind);
  const offered: CaseAction[] = [];
  for (const action of allowedCaseActions(row.kind, stage, asking.party))
    if (
      action in (spec?.actions ?? {}) &&
      ((await spec?.offers?.(db, { ...row, state: stage }, action, asking)) ?? true)
    )
      offered.push(action);
  return offered;
};

/** As the customer asks, on the own page or in the shop. */
export const customerAt = (now: number): CaseAsking => ({
  party: 'customer',
  now,
  actor: { id: null },
});
