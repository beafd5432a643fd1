/** Who took a step of a case last, for steps that somebody else has to take. */
import { and, desc, eq } from 'drizzle-orm';
import type { CaseAction } from '#contract/service/caseActions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { caseSteps } from '#db/schema/service/cases';
import { conflict } from '../../platform/http/errors.ts';
import type { CaseActing, CaseRow } from './caseKinds.ts';

const stepsBy = prepared(
  { caseId: caseSteps.caseId, action: caseSteps.action },
  (q, { caseId, action }) =>
    q
      .select({
        party: caseSteps.party,
        actorId: caseSteps.actorId,
        actorName: caseSteps.actorName,
      })
      .from(caseSteps)
      .where(and(eq(caseSteps.caseId, caseId), eq(caseSteps.action, action)))
      .orderBy(desc(caseSteps.id)),
);
/** Undefined where nobody has taken it. */
export const lastStep = async (db: Db, caseId: number, action: CaseAction) =>
  (await stepsBy(db, { caseId, action }))[0];

/** Whether this person took it last; keys and the console are nobody. */
export const wasBy = async (
  db: Db,
  { actor }: Pick<CaseActing, 'actor'>,
  { id }: Pick<CaseRow, 'id'>,
  action: CaseAction,
): Promise<boolean> => actor.id !== null && (await lastStep(db, id, action))?.actorId === actor.id;

/** 409 with this error for whoever took the step last. */
export const refuseSamePerson =
  (action: CaseAction, error: string) =>
  async (tx: Db, acting: CaseActing, { row }: { row: CaseRow }): Promise<void> => {
    if (await wasBy(tx, acting, row, action)) throw conflict(error);
  };
