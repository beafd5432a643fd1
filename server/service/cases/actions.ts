/** What people do with a case: the steps of its table, and who works on it. */
import type { CaseActionInput, CaseOwner } from '#contract/service/cases';
import { CASE_ACTIONS, type CaseAction } from '#contract/service/caseActions';
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid, notFound } from '../../platform/http/errors.ts';
import { findRow, updateRow } from '../../platform/records/records.ts';
import { passAll } from '../obstacles/refuse.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import { staff } from '#db/schema/platform/staff';
import { can } from '#contract/platform/access';
import { type CaseActing, type CaseMove, type CaseRow, kindSpec } from './caseKinds.ts';
import { partyIn } from './party.ts';
import { caseEntry } from './record.ts';
import { asSystem, openCaseRow, permitCase, writeStep } from './step.ts';
import { settleTicket } from './ticket.ts';

export const isCaseAction = (action: string | undefined): action is CaseAction =>
  (CASE_ACTIONS as readonly (string | undefined)[]).includes(action);

export interface AskedStep {
  action: CaseAction;
  reason: string | null;
  input: Record<string, unknown>;
  /** When it happened; left out, now. */
  at?: number;
}

/** One step by the table, with its guards and effects, and the steps of the console that follow. */
export const moveCase = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  { action, reason, input, at: sentAt = acting.now }: AskedStep,
): Promise<CaseRow> => {
  const { to: usual, or, guards } = permitCase(row, row.state, action, acting.party);
  const reader = kindSpec(row.kind)?.actions[action];
  if (!reader) throw conflict('cases.errors.notOffered');
  const ready = reader.read(input);
  if (reason !== null || ready.hasText) await refuseErasedCustomer(tx, row.ticketId);
  const at = ready.happenedAt ?? sentAt;
  const move: Omit<CaseMove<never>, 'input'> = { row, from: row.state, to: usual, reason, at };
  const checks = guards.map((guard) => () => ready.guard(guard, tx, acting, move));
  if (action === 'close')
    await passAll(checks, { resource: 'cases', id: row.id, name: row.number });
  else for (const check of checks) await check();
  const effect = await ready.effect(tx, acting, move);
  const { to = usual, values, figures, question, follows, isOwn = false } = effect;
  if (to !== usual && !or.includes(to)) throw new Error(`${action} does not lead to ${to}`);
  const after = await writeStep(tx, acting, row, {
    action,
    from: row.state,
    to,
    at,
    reason,
    ...(values && { values }),
    ...(figures && { figures }),
    ...(question !== undefined && { question }),
  });
  if (follows === undefined) return after;
  const next = { action: follows, reason: null, input: {}, at };
  return moveCase(tx, isOwn ? acting : asSystem(acting), after, next);
};

/** The step of a person, of a customer through the shop, or of the console: one activity tells all that follows from it. */
export const takeCaseStep = async (
  tx: Db,
  acting: CaseActing,
  id: number,
  { version, ...asked }: AskedStep & { version?: number },
): Promise<CaseRow> => {
  const before = await openCaseRow(tx, acting, id, version);
  const party = await partyIn(tx, before, acting);
  const after = await moveCase(tx, { ...acting, party }, before, asked);
  if ((before.closedAt === null) !== (after.closedAt === null))
    await settleTicket(tx, acting, after.ticketId);
  const stages = (stage: CaseStage) => ({ stage });
  await recordActivity(tx, {
    ...caseEntry(acting, after),
    verb: 'step',
    before: stages(before.state),
    after: { ...stages(after.state), action: asked.action },
    reason: asked.reason,
  });
  return after;
};

export const stepCase = async (
  tx: Db,
  acting: CaseActing,
  id: number,
  action: string | undefined,
  { version, reason, input }: CaseActionInput,
): Promise<CaseRow> => {
  if (!isCaseAction(action)) throw notFound();
  return takeCaseStep(tx, acting, id, { action, version, reason, input });
};

/** Whoever gets a case must be able to work on it. */
const checkOwner = async (tx: Db, id: string): Promise<void> => {
  const found = await findRow(tx, staff, id);
  if (!found) throw invalid({ ownerId: 'errors.notFound' });
  if (!found.active || !can(found.role, 'cases', 'act'))
    throw invalid({ ownerId: 'tickets.errors.noAgent' });
};

export const assignCase = async (
  tx: Db,
  acting: CaseActing,
  id: number,
  { ownerId, version }: CaseOwner,
): Promise<void> => {
  const before = await openCaseRow(tx, acting, id, version);
  if (before.closedAt !== null) throw conflict('cases.errors.notNow');
  if (ownerId !== null) await checkOwner(tx, ownerId);
  const written = { ownerId, updatedAt: acting.now, version: before.version + 1 };
  await updateRow(tx, cases, id, written);
  await recordEdit(tx, {
    ...caseEntry(acting, before),
    verb: 'assign',
    before: { ownerId: before.ownerId },
    after: { ownerId },
  });
};
