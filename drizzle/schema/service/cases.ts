import { sql } from 'drizzle-orm';
import type { Responsibility } from '#contract/orders/responsibilities';
import type { ActorKind } from '#contract/platform/activities';
import type { CaseFigures } from '#contract/service/cases';
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseKind, CaseParty, CaseStage } from '#contract/service/stages';
import { kit } from '../../kit.ts';
import { members } from '../members/members.ts';
import { stamps } from '../stamps.ts';
import { tickets } from './tickets.ts';

/** What is done about a ticket: each kind of case goes through stages of its own, and has its details in tables of its own. */
export const cases = kit.table(
  'cases',
  {
    id: kit.id(),
    /** How people name it: the day on which it was recorded, and its place within that day. */
    number: kit.text().notNull(),
    recordedOn: kit.day().notNull(),
    dayNumber: kit.integer().notNull(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id),
    /** The ticket for which it was opened: it goes along with it where tickets are merged and split again. */
    openedForId: kit.integer().notNull(),
    kind: kit.text().$type<CaseKind>().notNull(),
    /** The stage as last written. What time alone makes of it is derived: `caseAt`. */
    state: kit.text().$type<CaseStage>().notNull(),
    /** When it came into this stage. */
    stageAt: kit.instant().notNull(),
    /** By when the next step of this stage is owed. */
    dueAt: kit.instant(),
    /** When time alone ends this stage, and which one follows. */
    lapsesAt: kit.instant(),
    lapsesTo: kit.text().$type<CaseStage>(),
    memberId: kit.integer().references(() => members.id),
    orderExternalId: kit.text(),
    /** The member of staff who works on it. */
    ownerId: kit.text(),
    responsibility: kit.text().$type<Responsibility>().notNull().default('undetermined'),
    reasonCode: kit.text(),
    /** The case of which it came. */
    parentId: kit.integer(),
    openedAt: kit.instant().notNull(),
    openedBy: kit.text().notNull(),
    /** When it came into a stage in which it has ended. */
    closedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('cases_number').on(t.number),
    kit.unique('cases_day_number').on(t.recordedOn, t.dayNumber),
    kit.index('cases_ticket').on(t.ticketId, t.id),
    kit.index('cases_member').on(t.memberId, t.openedAt),
    kit.index('cases_order').on(t.orderExternalId),
    kit.index('cases_opened_at').on(t.openedAt, t.id),
    kit.index('cases_state').on(t.kind, t.state),
    kit
      .index('cases_parent')
      .on(t.parentId)
      .where(sql`parent_id is not null`),
    kit
      .index('cases_due_at')
      .on(t.dueAt, t.id)
      .where(sql`closed_at is null`),
  ],
);

/** The lines of the order that a case is about. What came of each unit is in tables of the kinds. */
export const caseLines = kit.table(
  'case_lines',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    /** The number that the line keeps within its order (`order_lines.number`). */
    lineNumber: kit.integer().notNull(),
    sku: kit.text(),
    requested: kit.integer().notNull(),
    /** Null until it was decided. */
    approved: kit.integer(),
    received: kit.integer().notNull().default(0),
  },
  (t) => [kit.unique('case_lines_line_number').on(t.caseId, t.lineNumber)],
);

/** The steps of a case. Rows are only added; what a person wrote leaves them when the customer is erased. */
export const caseSteps = kit.table(
  'case_steps',
  {
    id: kit.id(),
    caseId: kit
      .integer()
      .notNull()
      .references(() => cases.id),
    /** When it happened, which may be before it was recorded. */
    at: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
    party: kit.text().$type<CaseParty>().notNull(),
    actorKind: kit.text().$type<ActorKind>().notNull(),
    actorId: kit.text(),
    actorName: kit.text(),
    action: kit.text().$type<CaseAction>().notNull(),
    /** Null of the step that opened it. */
    fromStage: kit.text().$type<CaseStage>(),
    toStage: kit.text().$type<CaseStage>().notNull(),
    reason: kit.text(),
    /** What the customer is asked, who reads it on the page. */
    question: kit.text(),
    /** Numbers and codes, never words of people. */
    figures: kit.json().$type<CaseFigures>(),
  },
  (t) => [kit.index('case_steps_case').on(t.caseId, t.id)],
);
