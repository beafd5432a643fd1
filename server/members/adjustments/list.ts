/** The lists of adjustments and of their lines. */
import { can } from '#contract/platform/access';
import { ATTENTION_DAYS } from '#contract/platform/attention';
import { pointAdjustmentLines, pointAdjustments } from '#db/schema/members/adjustments';
import { DAY_MS } from '#shared/days';
import { nobodyLeft } from '../../platform/approvers/load.ts';
import { callerId, needsFilter } from '../../platform/attention/source.ts';
import { ofPerson } from '../../platform/lists/byPerson.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { withMembers } from '../members/withMembers.ts';

const needs = needsFilter({
  nobodyLeft: nobodyLeft('pointAdjustments', {
    submitted: `"point_adjustments".state = 'submitted'`,
    authors: `"point_adjustments".author_id`,
  }),
  // Nobody approves what they wrote themselves.
  approvalByMe: (context) =>
    context.role === null || !can(context.role, 'pointAdjustments', 'approval')
      ? { sql: '1 = 0', values: [] }
      : {
          sql: `"point_adjustments".state = 'submitted' and "point_adjustments".author_id <> ?`,
          values: [callerId(context)],
        },
  decidedOfMine: (context) => ({
    sql: `"point_adjustments".author_id = ? and "point_adjustments".approver_name is not null
      and "point_adjustments".decided_at >= ?`,
    values: [callerId(context), context.now() - ATTENTION_DAYS * DAY_MS],
  }),
});

/** Also files with a row of the member. */
const ofMember: CustomFilter = (value, { db }) =>
  ofPerson(
    db,
    value,
    (records) => `"point_adjustments".id in
      (select adjustment_id from point_adjustment_lines where member_id in (${records}))`,
  );

export const adjustmentList: ListSpec = {
  table: pointAdjustments,
  hidden: ['contentHash', 'updatedAt'],
  searchColumns: ['caseNumber', 'note', 'fileName', 'authorName'],
  filters: { needs, memberId: ofMember },
  defaultSort: ['createdAt', 'DESC'],
  finish: ({ db }, rows) => withMembers(db, rows),
};

export const adjustmentLineList: ListSpec = {
  table: pointAdjustmentLines,
  defaultSort: ['line', 'ASC'],
  finish: ({ db }, rows) => withMembers(db, rows),
};
