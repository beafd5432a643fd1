/** The steps of cases, also those that time has taken and that nobody has written down yet. */
import { asc, inArray } from 'drizzle-orm';
import { SYSTEM } from '#contract/platform/activities';
import type { CaseStep, TicketCaseStep } from '#contract/service/cases';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { cases, caseSteps } from '#db/schema/service/cases';
import { lapseOf } from '../stages/rules.ts';
import type { CaseRow } from './caseKinds.ts';

const stepsOf = prepared({ ids: many(caseSteps.caseId) }, (q, { ids }) =>
  q
    .select({
      id: caseSteps.id,
      caseId: caseSteps.caseId,
      at: caseSteps.at,
      party: caseSteps.party,
      actorKind: caseSteps.actorKind,
      actorName: caseSteps.actorName,
      action: caseSteps.action,
      fromStage: caseSteps.fromStage,
      toStage: caseSteps.toStage,
      reason: caseSteps.reason,
      question: caseSteps.question,
      figures: caseSteps.figures,
    })
    .from(caseSteps)
    .where(inArray(caseSteps.caseId, ids))
    .orderBy(asc(caseSteps.at), asc(caseSteps.id)),
);

const timedStep = ({ id, kind, state, lapsesAt }: CaseRow, now: number): CaseStep[] => {
  const lapse = lapsesAt !== null && lapsesAt <= now ? lapseOf(kind, state) : null;
  if (lapsesAt === null || lapse === null) return [];
  return [
    {
      id: -id,
      caseId: id,
      at: lapsesAt,
      party: 'system',
      actorKind: SYSTEM.kind,
      actorName: SYSTEM.name,
      action: lapse.action,
      fromStage: state,
      toStage: lapse.to,
      reason: null,
      question: null,
      figures: null,
    },
  ];
};

export const loadCaseSteps = async (
  db: Db,
  rows: readonly CaseRow[],
  now: number,
): Promise<CaseStep[]> => [
  ...(await stepsOf(db, { ids: rows.map(({ id }) => id) })),
  ...rows.flatMap((row) => timedStep(row, now)),
];

const ofTickets = prepared({ ids: many(cases.ticketId) }, (q, { ids }) =>
  q.select().from(cases).where(inArray(cases.ticketId, ids)).orderBy(asc(cases.id)),
);
export const casesOf = (db: Db, ticketIds: readonly number[]): Promise<CaseRow[]> =>
  ofTickets(db, { ids: ticketIds });

/** Those of all cases of a thread, for its timeline. */
export const loadStepsOfTickets = async (
  db: Db,
  ticketIds: readonly number[],
  now: number,
): Promise<TicketCaseStep[]> => {
  const rows = await casesOf(db, ticketIds);
  const known = new Map(rows.map((row) => [row.id, row]));
  return (await loadCaseSteps(db, rows, now)).flatMap((step) => {
    const row = known.get(step.caseId);
    return row ? [{ ...step, number: row.number, kind: row.kind }] : [];
  });
};
