/** The list of versions: its columns, filters and phases. */
import { getTableName } from 'drizzle-orm';
import { can } from '#contract/platform/access';
import { nobodyLeft } from '../approvers/load.ts';
import { callerId, needsFilter } from '../attention/source.ts';
import type { Condition, ListSpec } from '../lists/spec.ts';
import type { VersionKind } from './kind.ts';
import { withPhase, type VersionRow } from './record.ts';

const NOTHING: Condition = { sql: '1 = 0', values: [] };

/** The conditions of each phase; `next` is the start of the version that follows one in force. */
const phasesOf = (table: string): Record<string, (now: number) => Condition> => {
  const of = `"${table}"`;
  const next = `(select min(later.starts_at) from ${table} later
  where later.state = 'approved' and (later.starts_at > ${of}.starts_at
    or later.starts_at = ${of}.starts_at and later.number > ${of}.number))`;
  const inState = (state: string) => (): Condition => ({
    sql: `${of}.state = '${state}'`,
    values: [],
  });
  const approvedWith =
    (sql: string, times: number) =>
    (now: number): Condition => ({
      sql: `${of}.state = 'approved' and ${sql}`,
      values: Array.from({ length: times }, () => now),
    });
  return {
    draft: inState('draft'),
    submitted: inState('submitted'),
    rejected: inState('rejected'),
    withdrawn: inState('withdrawn'),
    planned: approvedWith(`${of}.starts_at > ?`, 1),
    inForce: approvedWith(`${of}.starts_at <= ? and coalesce(${next} > ?, true)`, 2),
    superseded: approvedWith(`${next} <= ?`, 1),
  };
};

const needsOf = (resource: VersionKind<object>['resource'], of: string) =>
  needsFilter({
    nobodyLeft: nobodyLeft(resource, {
      submitted: `${of}.state = 'submitted'`,
      authors: `${of}.author_ids`,
    }),
    // Nobody approves a version that they wrote a part of.
    approvalByMe: (context) =>
      context.role === null || !can(context.role, resource, 'approval')
        ? NOTHING
        : {
            sql: `${of}.state = 'submitted' and cast(${of}.author_ids as text) not like ?`,
            values: [`%"${callerId(context)}"%`],
          },
    returnedToMe: (context) => ({
      sql: `${of}.state = 'rejected' and cast(${of}.author_ids as text) like ?`,
      values: [`%"${callerId(context)}"%`],
    }),
  });

export const versionList = <Terms extends object>({
  resource,
  table,
  reader,
}: Pick<VersionKind<Terms>, 'resource' | 'table' | 'reader'>): ListSpec => {
  const name = getTableName(table);
  const phases = phasesOf(name);
  return {
    table,
    searchColumns: ['note', 'authorName'],
    filters: {
      needs: needsOf(resource, `"${name}"`),
      phase: (value, { now }) =>
        typeof value === 'string' && Object.hasOwn(phases, value)
          ? (phases[value]?.(now()) ?? null)
          : null,
    },
    defaultSort: ['number', 'DESC'],
    finish: async ({ db, now }, rows) => {
      const approved = await reader.loadApproved(db);
      return rows.map((row) => ({ ...withPhase(row as VersionRow<unknown>, approved, now()) }));
    },
  };
};
