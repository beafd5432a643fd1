/** Writes one step of a case: the row, its history, and what follows elsewhere. */
import { rolesThatCan } from '#contract/platform/access';
import { SYSTEM } from '#contract/platform/activities';
import type { CaseFigures } from '#contract/service/cases';
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseParty, CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { cases, caseSteps } from '#db/schema/service/cases';
import { setTimers } from '../../platform/outbox/timers.ts';
import { conflict, forbidden } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { type CaseDecision, decideCase, hasEnded, lapseOf } from '../stages/rules.ts';
import { afterCaseSteps } from './afterSteps.ts';
import { owedSince } from './rules.ts';
import type { CaseActing, CaseRow } from './caseKinds.ts';
import { tellCase } from './tell.ts';

export const CASE_TIMER = 'case';

/** What the step is recorded with. */
export interface CaseStepWritten {
  action: CaseAction;
  from: CaseStage | null;
  to: CaseStage;
  /** When it happened. */
  at: number;
  reason: string | null;
  figures?: CaseFigures;
  /** What the customer is asked. */
  question?: string;
}

const actorOf = ({ actor, party }: CaseActing) =>
  party === 'customer'
    ? { actorKind: 'customer' as const, actorId: null, actorName: null }
    : party === 'system'
      ? { actorKind: SYSTEM.kind, actorId: SYSTEM.id, actorName: SYSTEM.name }
      : { actorKind: actor.kind, actorId: actor.id, actorName: actor.name };

/** Who may instead: whoever is named first of those that are no agents. */
const othersOf = (by: readonly CaseParty[]): CaseParty =>
  by.find((party) => party !== 'agent') ?? 'agent';

/** What the table says; 403 or 409 with the reason. */
export const permitCase = (
  { kind }: Pick<CaseRow, 'kind'>,
  stage: CaseStage | null,
  action: CaseAction,
  party: CaseParty | null,
): Extract<CaseDecision, { isAllowed: true }> => {
  const decision = decideCase(kind, stage, action, party);
  if (decision.isAllowed) return decision;
  if (decision.because === 'role' && decision.by.includes('manager') && party === 'agent')
    throw forbidden(rolesThatCan('cases', 'decide'));
  if (decision.because === 'role') throw conflict(`cases.errors.onlyBy.${othersOf(decision.by)}`);
  throw conflict('cases.errors.notNow');
};

/** Records a step that was written, and tells of it. */
const recordStep = async (
  tx: Db,
  acting: CaseActing,
  after: CaseRow,
  step: CaseStepWritten,
): Promise<void> => {
  const { action, from, to, at, reason, figures, question } = step;
  const [stepId = 0] = await insertRows(
    tx,
    caseSteps,
    [
      {
        caseId: after.id,
        at,
        recordedAt: acting.now,
        party: acting.party ?? 'system',
        ...actorOf(acting),
        action,
        fromStage: from,
        toStage: to,
        reason,
        question: question ?? null,
        figures: figures ?? null,
      },
    ],
    { returning: true },
  );
  await tellCase(tx, acting.now, after, stepId, step);
  if (after.lapsesAt !== null)
    await setTimers(tx, [{ kind: CASE_TIMER, subject: String(after.id), dueAt: after.lapsesAt }]);
  const asked = question !== undefined && { question };
  const taken = { after, action, from, to, at, party: acting.party, ...asked };
  for (const part of afterCaseSteps.parts) await part(tx, acting, taken);
};

const AS_SYSTEM = { actor: SYSTEM, party: 'system' } as const;
/** The console itself, at the same instant. */
export const asSystem = (acting: CaseActing): CaseActing => ({ ...acting, ...AS_SYSTEM });

/** What of a row follows from the stage into which it comes. */
const stageFields = (
  row: Pick<CaseRow, 'kind' | 'state' | 'closedAt'>,
  to: CaseStage,
  at: number,
) => ({
  state: to,
  ...(to !== row.state && { stageAt: at, dueAt: null, lapsesAt: null }),
  // What is done after the end does not move it.
  closedAt: hasEnded(row.kind, to) ? (row.state === to ? (row.closedAt ?? at) : at) : null,
});

/** The columns that say when time ends this stage. */
export const lapsing = (
  { kind, state }: Pick<CaseRow, 'kind' | 'state'>,
  lapsesAt: number | null,
): Pick<CaseRow, 'lapsesAt' | 'lapsesTo'> => ({
  lapsesAt,
  lapsesTo: lapsesAt === null ? null : (lapseOf(kind, state)?.to ?? null),
});

/** Writes and records the step; what keeps its ticket open is settled by whoever calls. */
export const writeStep = async (
  tx: Db,
  acting: CaseActing,
  before: CaseRow,
  step: CaseStepWritten & { values?: Partial<CaseRow> },
): Promise<CaseRow> => {
  const { to, at, values = {} } = step;
  const planned = { ...before, ...stageFields(before, to, at), ...values };
  const written = {
    ...stageFields(before, to, at),
    ...values,
    ...lapsing({ kind: before.kind, state: to }, planned.lapsesAt),
    updatedAt: acting.now,
    version: before.version + 1,
  };
  await updateRow(tx, cases, before.id, written);
  const after = { ...before, ...written };
  await recordStep(tx, acting, after, step);
  return after;
};

/**
 * The case as it is now, before it changes: what time has decided of it is written down, with the instant at which it happened.
 * 409 where the caller has seen another version.
 */
export const openCaseRow = async (
  tx: Db,
  acting: CaseActing,
  id: number,
  version?: number,
): Promise<CaseRow> => {
  const row = await getRow(tx, cases, id);
  checkVersion(row, version);
  return settleLapse(tx, acting, row);
};

/** Writes down what time has made of the case. */
export const settleLapse = async (tx: Db, writer: Writer, row: CaseRow): Promise<CaseRow> => {
  const { kind, state, lapsesAt } = row;
  const lapse = lapsesAt !== null && lapsesAt <= writer.now ? lapseOf(kind, state) : null;
  if (lapsesAt === null || lapse === null) return row;
  const system = { ...writer, ...AS_SYSTEM };
  const step = { ...lapse, from: state, at: lapsesAt, reason: null };
  const values = { dueAt: owedSince(lapse.to, lapsesAt) };
  return writeStep(tx, system, row, { ...step, values });
};

/** Records the step that opens a case, as it is once its kind has added to it. */
export const recordOpening = (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  reason: string | null,
): Promise<void> =>
  recordStep(tx, acting, row, {
    action: 'open',
    from: null,
    to: row.state,
    at: row.openedAt,
    reason,
  });
