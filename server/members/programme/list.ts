/** The list of versions of the programme: its columns, filters and phases. */
import { can } from '#contract/platform/access';
import { programmeVersions } from '#db/schema/members/programme';
import { nobodyLeft } from '../../platform/approvers/load.ts';
import { callerId, needsFilter } from '../../platform/attention/source.ts';
import type { Condition, ListSpec } from '../../platform/lists/spec.ts';
import { loadVersions } from './load.ts';
import { type VersionRecord, withPhase } from './record.ts';

const NOTHING: Condition = { sql: '1 = 0', values: [] };

/** The start of the version that follows one in force. */
const NEXT = `(select min(later.starts_at) from programme_versions later
  where later.state = 'approved' and (later.starts_at > "programme_versions".starts_at
    or later.starts_at = "programme_versions".starts_at and later.number > "programme_versions".number))`;

const inState = (state: string) => (): Condition => ({
  sql: `"programme_versions".state = '${state}'`,
  values: [],
});
const PHASES: Record<string, (now: number) => Condition> = {
  draft: inState('draft'),
  submitted: inState('submitted'),
  rejected: inState('rejected'),
  withdrawn: inState('withdrawn'),
  planned: (now) => ({
    sql: `"programme_versions".state = 'approved' and "programme_versions".starts_at > ?`,
    values: [now],
  }),
  inForce: (now) => ({
    sql: `"programme_versions".state = 'approved' and "programme_versions".starts_at <= ?
      and coalesce(${NEXT} > ?, true)`,
    values: [now, now],
  }),
  superseded: (now) => ({
    sql: `"programme_versions".state = 'approved' and ${NEXT} <= ?`,
    values: [now],
  }),
};

const needs = needsFilter({
  nobodyLeft: nobodyLeft('programmeVersions', {
    submitted: `"programme_versions".state = 'submitted'`,
    authors: `"programme_versions".author_ids`,
  }),
  // Nobody approves a version that they wrote a part of.
  approvalByMe: (context) =>
    context.role === null || !can(context.role, 'programmeVersions', 'approval')
      ? NOTHING
      : {
          sql: `"programme_versions".state = 'submitted'
            and cast("programme_versions".author_ids as text) not like ?`,
          values: [`%"${callerId(context)}"%`],
        },
  returnedToMe: (context) => ({
    sql: `"programme_versions".state = 'rejected'
      and cast("programme_versions".author_ids as text) like ?`,
    values: [`%"${callerId(context)}"%`],
  }),
});

export const programmeVersionList: ListSpec = {
  table: programmeVersions,
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
    const approved = await loadVersions(db);
    return rows.map((row) => ({ ...withPhase(row as VersionRecord, approved, now()) }));
  },
};
