/** Reads corrective actions with what they name. */
import { asc, eq } from 'drizzle-orm';
import type {
  CorrectiveAction,
  CorrectiveActionDetail,
  ShownCheck,
} from '#contract/surveys/correctiveActions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { correctiveActions, correctiveChecks } from '#db/schema/surveys/correctiveActions';
import { dayOf } from '#shared/days';
import { loadStaffNames } from '../../service/tickets/agents.ts';
import { notFound } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { LEAST_COMPARED } from '../statistics/changes.ts';
import { loadMeasures, nameOfMeasure } from '../verification/options.ts';
import { verifyAction } from '../verification/verify.ts';
import { type ActionReader, seesAction, sidesOf } from './access.ts';
import type { ActionRow } from './actions.ts';
import { loadEvidence } from './shownEvidence.ts';
import { allowedSteps, isDueStage } from './rules.ts';

type Listed = Omit<ActionRow, 'pattern'> & { isFromPattern: unknown };

export const toShownActions = async (
  db: Db,
  rows: readonly Listed[],
  today: string,
): Promise<CorrectiveAction[]> => {
  const nameOf = await loadStaffNames(
    db,
    rows.flatMap(({ ownerId, verifierId }) => [ownerId ?? [], verifierId ?? []].flat()),
  );
  return rows.map((row) => ({
    ...row,
    isFromPattern: Boolean(Number(row.isFromPattern)),
    ownerName: nameOf(row.ownerId),
    verifierName: nameOf(row.verifierId),
    isOverdue: isDueStage(row.stage) && row.dueOn !== null && row.dueOn < today,
  }));
};

const checksOf = prepared({ actionId: correctiveChecks.actionId }, (q, { actionId }) =>
  q
    .select()
    .from(correctiveChecks)
    .where(eq(correctiveChecks.actionId, actionId))
    .orderBy(asc(correctiveChecks.round)),
);

/** As it was when it was signed. */
const loadChecks = async (db: Db, actionId: number): Promise<ShownCheck[]> =>
  (await checksOf(db, { actionId })).map((row) => ({
    id: row.id,
    round: row.round,
    implementedAt: row.implementedAt,
    verification: {
      outcome: row.verdict,
      comparison: row.comparison,
      readyOn: null,
      changeBefore: null,
      changeAfter: null,
      needed: LEAST_COMPARED,
    },
    comment: row.comment,
    verifierName: row.verifierName,
    checkedAt: row.checkedAt,
  }));

export const showAction = async (
  db: Db,
  id: number,
  reader: ActionReader,
  { timeZone, now }: { timeZone: string; now: number },
): Promise<CorrectiveActionDetail> => {
  const stored = await getRow(db, correctiveActions, id);
  if (!seesAction(stored, reader)) throw notFound();
  const { pattern, ...row } = stored;
  const [action] = await toShownActions(
    db,
    [{ ...row, isFromPattern: pattern === null ? 0 : 1 }],
    dayOf(now, timeZone),
  );
  if (!action) throw notFound();
  return {
    ...action,
    allowed: allowedSteps(row.stage, sidesOf(row, reader)),
    measureNames: nameOfMeasure(await loadMeasures(db, row.surveyId), row.measure),
    ...(await loadEvidence(db, id, reader, timeZone)),
    checks: await loadChecks(db, id),
    verification: row.stage === 'done' ? await verifyAction(db, row, { timeZone, now }) : null,
  };
};
