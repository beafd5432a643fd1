/** The list of cases, and its filters. */
import { finishedBy } from '../../platform/lists/list.ts';
import { CASE_KINDS, CASE_STAGES, type CaseStage } from '#contract/service/stages';
import { cases } from '#db/schema/service/cases';
import { inValues } from '#db/statements';
import { orderIdOf } from '../../orders/shared/orderIdOf.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { caseNeeds } from './needs.ts';
import { endedStages } from '../stages/rules.ts';
import type { CaseRow } from './caseKinds.ts';
import { hasExtraPayment, hasSentAnyway } from './toGetBack.ts';
import { withCaseParts } from './record.ts';
import { AT_SQL, STAGE_SQL } from './stageSql.ts';

const isStage = (value: unknown): value is CaseStage =>
  (CASE_STAGES as readonly unknown[]).includes(value);

const stageFilter: CustomFilter = (value, { db, now }) => {
  const asked = Array.isArray(value) ? (value as unknown[]) : [value];
  if (!asked.every(isStage)) return null;
  return {
    sql: `(${AT_SQL}) ${inValues(db, 'text')}`,
    values: [now(), JSON.stringify(asked)],
  };
};

/** Stages in which a kind has ended are named with it: `rejected` ends a return, and not every kind. */
const ENDED = CASE_KINDS.flatMap((kind) =>
  endedStages(kind).map((stage) => `'${kind} ${stage}'`),
).join(', ');
const isOpen: CustomFilter = (value, { now }) =>
  typeof value === 'boolean'
    ? {
        sql: `("cases".closed_at is ${value ? '' : 'not '}null ${value ? 'and' : 'or'}
          "cases".kind || ' ' || (${AT_SQL}) ${value ? 'not ' : ''}in (${ENDED}))`,
        values: [now()],
      }
    : null;

/** The same as the `dueAt` of `caseAt`, of a case that is not closed. */
const DUE_SQL = `case when "cases".closed_at is not null then null
  when "cases".lapses_to is null or "cases".lapses_at > ? then "cases".due_at
  when "cases".lapses_to = 'due' then "cases".lapses_at end`;
/** What is owed and was not done in time. */
const isOverdue: CustomFilter = (value, { now }) =>
  typeof value === 'boolean'
    ? {
        sql: `(coalesce((${DUE_SQL}) <= ?, false) = ${value ? 'true' : 'false'})`,
        values: [now(), now()],
      }
    : null;

/** `me` is whoever asks; null is nobody. */
const ownerFilter: CustomFilter = (value, { actor }) => {
  if (value === null) return { sql: '"cases".owner_id is null', values: [] };
  if (typeof value !== 'string' || value.length > 80) return null;
  return { sql: '"cases".owner_id = ?', values: [value === 'me' ? (actor.id ?? '') : value] };
};

/** Calls that were planned because a case ended. */
const calledAfter: CustomFilter = (value) =>
  typeof value === 'number'
    ? {
        sql: `"cases".id in (select d.case_id from cases s
          join care_decisions d on d.member_id = s.member_id and d.source_id = s.id
          where s.id = ? and d.event <> 'delivered')`,
        values: [value],
      }
    : null;

export const caseList: ListSpec = {
  table: cases,
  hidden: ['recordedOn', 'dayNumber', 'lapsesTo', 'openedForId'],
  // What is shown is the stage, which follows from them.
  guarded: () => ['state'],
  searchColumns: ['number', 'orderExternalId'],
  keys: ['number', 'order_external_id'],
  extra: { orderId: orderIdOf('cases') },
  timedTexts: { stage: STAGE_SQL },
  filters: {
    stage: stageFilter,
    isOpen,
    isOverdue,
    ownerId: ownerFilter,
    hasExtraPayment,
    calledAfterId: calledAfter,
    hasSentAnyway,
    needs: caseNeeds,
  },
  defaultSort: ['openedAt', 'DESC'],
  finish: finishedBy(({ db, now }, rows: CaseRow[]) => withCaseParts(db, rows, now())),
};
