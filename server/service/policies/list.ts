/** The list of versions of the policy: its columns, filters and phases. */
import { can } from '#contract/platform/access';
import { afterSalesPolicies } from '#db/schema/service/policies';
import { nobodyLeft } from '../../platform/approvers/load.ts';
import { callerId, needsFilter } from '../../platform/attention/source.ts';
import type { Condition, ListSpec } from '../../platform/lists/spec.ts';
import { loadPolicies } from './load.ts';
import { type PolicyRecord, withPhase } from './record.ts';

const OF = '"after_sales_policies"';
const NOTHING: Condition = { sql: '1 = 0', values: [] };

/** The start of the version that follows one in force. */
const NEXT = `(select min(later.starts_at) from after_sales_policies later
  where later.state = 'approved' and (later.starts_at > ${OF}.starts_at
    or later.starts_at = ${OF}.starts_at and later.number > ${OF}.number))`;

const inState = (state: string) => (): Condition => ({
  sql: `${OF}.state = '${state}'`,
  values: [],
});
const approvedWith =
  (sql: string, times: number) =>
  (now: number): Condition => ({
    sql: `${OF}.state = 'approved' and ${sql}`,
    values: Array.from({ length: times }, () => now),
  });
const PHASES: Record<string, (now: number) => Condition> = {
  draft: inState('draft'),
  submitted: inState('submitted'),
  rejected: inState('rejected'),
  withdrawn: inState('withdrawn'),
  planned: approvedWith(`${OF}.starts_at > ?`, 1),
  inForce: approvedWith(`${OF}.starts_at <= ? and coalesce(${NEXT} > ?, true)`, 2),
  superseded: approvedWith(`${NEXT} <= ?`, 1),
};

const needs = needsFilter({
  nobodyLeft: nobodyLeft('afterSalesPolicies', {
    submitted: `${OF}.state = 'submitted'`,
    authors: `${OF}.author_ids`,
  }),
  // Nobody approves a version that they wrote a part of.
  approvalByMe: (context) =>
    context.role === null || !can(context.role, 'afterSalesPolicies', 'approval')
      ? NOTHING
      : {
          sql: `${OF}.state = 'submitted' and cast(${OF}.author_ids as text) not like ?`,
          values: [`%"${callerId(context)}"%`],
        },
  returnedToMe: (context) => ({
    sql: `${OF}.state = 'rejected' and cast(${OF}.author_ids as text) like ?`,
    values: [`%"${callerId(context)}"%`],
  }),
});

export const policyList: ListSpec = {
  table: afterSalesPolicies,
  searchColumns: ['note', 'authorName'],
  filters: {
    needs,
    phase: (value, { now }) =>
      typeof value === 'string' && Object.hasOwn(PHASES, value)
        ? (PHASES[value]?.(now()) ?? null)
        : null,
  },
  defaultSort: ['number', 'DESC'],
  finish: async ({ db, now }, rows) => {
    const approved = await loadPolicies(db);
    return rows.map((row) => ({ ...withPhase(row as PolicyRecord, approved, now()) }));
  },
};
