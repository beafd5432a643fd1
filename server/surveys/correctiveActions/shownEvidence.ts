/** What an action is based on, with what it is called. Answers of single customers are seen by those who see all actions. */
import { asc, eq, or } from 'drizzle-orm';
import type { CorrectiveActionDetail } from '#contract/surveys/correctiveActions';
import type {
  EvidenceFigure,
  EvidenceKind,
  ShownEvidence,
} from '#contract/surveys/correctiveEvidence';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { returnReasons } from '#db/schema/orders/returnReasons';
import { rootCauses } from '#db/schema/service/rootCauses';
import { tickets } from '#db/schema/service/tickets';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { correctiveEvidence } from '#db/schema/surveys/correctiveActions';
import { surveyResponses } from '#db/schema/surveys/responses';
import { surveys } from '#db/schema/surveys/surveys';
import { dayOf, monthOf } from '#shared/days';
import { findRow } from '../../platform/records/records.ts';
import { loadMeasures, nameOfMeasure } from '../verification/options.ts';
import { type ActionReader, seesAll } from './access.ts';

const rowsOf = prepared({ actionId: correctiveEvidence.actionId }, (q, { actionId }) =>
  q
    .select({
      id: correctiveEvidence.id,
      kind: correctiveEvidence.kind,
      ticketId: correctiveEvidence.ticketId,
      ticketNumber: tickets.number,
      alertId: correctiveEvidence.alertId,
      alertedAt: surveyAlerts.answeredAt,
      rootCauseId: correctiveEvidence.rootCauseId,
      rootCauseNames: rootCauses.names,
      cell: correctiveEvidence.cell,
      figure: correctiveEvidence.figure,
      answeredAt: surveyResponses.completedAt,
      identityMode: surveys.identityMode,
      responseSurvey: surveys.names,
      addedBy: correctiveEvidence.addedBy,
      addedAt: correctiveEvidence.addedAt,
    })
    .from(correctiveEvidence)
    .leftJoin(tickets, eq(tickets.id, correctiveEvidence.ticketId))
    .leftJoin(rootCauses, eq(rootCauses.id, correctiveEvidence.rootCauseId))
    .leftJoin(surveyResponses, eq(surveyResponses.id, correctiveEvidence.responseId))
    .leftJoin(surveyAlerts, eq(surveyAlerts.id, correctiveEvidence.alertId))
    .leftJoin(
      surveys,
      or(eq(surveys.id, surveyResponses.surveyId), eq(surveys.id, surveyAlerts.surveyId)),
    )
    .where(eq(correctiveEvidence.actionId, actionId))
    .orderBy(asc(correctiveEvidence.id)),
);
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const answeredOn = (
  { answeredAt, alertedAt, identityMode }: Row,
  timeZone: string,
): string | null => {
  const at = answeredAt ?? alertedAt;
  if (at === null) return null;
  const on = dayOf(at, timeZone);
  return identityMode === 'identified' ? on : monthOf(on);
};

/** What a figure of customer service is of. */
const namesOf = async (db: Db, figure: EvidenceFigure | null) => {
  const names = { categoryNames: null, reasonNames: null, rootCauseNames: null };
  if (figure?.of === 'complaints') {
    const cause = await findRow(db, rootCauses, figure.rootCauseId);
    return { ...names, rootCauseNames: cause?.names ?? null };
  }
  if (figure?.of !== 'returns') return names;
  const { categoryId, reasonId } = figure;
  const category = categoryId === null ? undefined : await findRow(db, categories, categoryId);
  const reason = reasonId === null ? undefined : await findRow(db, returnReasons, reasonId);
  return { ...names, categoryNames: category?.names ?? null, reasonNames: reason?.names ?? null };
};

const toShown = async (db: Db, row: Row, timeZone: string): Promise<ShownEvidence> => {
  const { answeredAt: _, alertedAt: __, identityMode: ___, responseSurvey, cell, ...rest } = row;
  const survey = cell && (await findRow(db, surveys, cell.surveyId));
  const names = await namesOf(db, rest.figure);
  return {
    ...rest,
    ...names,
    rootCauseNames: rest.rootCauseNames ?? names.rootCauseNames,
    cell,
    surveyNames: survey?.names ?? responseSurvey,
    measureNames: cell && nameOfMeasure(await loadMeasures(db, cell.surveyId), cell),
    answeredOn: answeredOn(row, timeZone),
    isMonth: row.identityMode !== null && row.identityMode !== 'identified',
  };
};

/** What single customers answered: it may be about whoever reads the action. */
const OF_CUSTOMERS: readonly EvidenceKind[] = ['response', 'alert'];

export const loadEvidence = async (
  db: Db,
  actionId: number,
  reader: ActionReader,
  timeZone: string,
): Promise<Pick<CorrectiveActionDetail, 'evidence' | 'hiddenEvidence'>> => {
  const rows = await rowsOf(db, { actionId });
  const seen = rows.filter(({ kind }) => seesAll(reader) || !OF_CUSTOMERS.includes(kind));
  const evidence: ShownEvidence[] = [];
  for (const row of seen) evidence.push(await toShown(db, row, timeZone));
  return { evidence, hiddenEvidence: rows.length - seen.length };
};
