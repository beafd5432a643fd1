/** Of the steps that a case offers, those that are somebody else's to take, with the reason. */
import type { CaseAction } from '#contract/service/caseActions';
import type { Db } from '#db';
import { HttpError } from '../../platform/http/errors.ts';
import { type CaseActing, type CaseRow, kindSpec } from './caseKinds.ts';

export interface WithheldAction {
  action: CaseAction;
  /** A message that names the limit or the rule, and who may. */
  why: string;
}

/** What cannot be computed now is said when the step is taken. */
const orNull = async (reason: Promise<string | null>): Promise<string | null> => {
  try {
    return await reason;
  } catch (error) {
    if (error instanceof HttpError) return null;
    throw error;
  }
};

export const withheldOf = async (
  db: Db,
  row: CaseRow,
  offered: readonly CaseAction[],
  acting: CaseActing,
): Promise<WithheldAction[]> => {
  const { withholds } = kindSpec(row.kind) ?? {};
  if (!withholds) return [];
  const withheld: WithheldAction[] = [];
  for (const action of offered) {
    const why = await orNull(withholds(db, row, action, acting));
    if (why !== null) withheld.push({ action, why });
  }
  return withheld;
};
