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

const saidOf =
  (of: 'withholds' | 'advises') =>
  async (
    db: Db,
    row: CaseRow,
    offered: readonly CaseAction[],
    acting: CaseActing,
  ): Promise<WithheldAction[]> => {
    const say = kindSpec(row.kind)?.[of];
    if (!say) return [];
    const said: WithheldAction[] = [];
    for (const action of offered) {
      const why = await orNull(say(db, row, action, acting));
      if (why !== null) said.push({ action, why });
    }
    return said;
  };

export const withheldOf = saidOf('withholds');
/** What is to be known before a step is taken. */
export const adviceOf = saidOf('advises');
