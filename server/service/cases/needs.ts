/** The filter `needs` of the list of cases: those with a proposal that the caller can decide on. */
import { can } from '#contract/platform/access';
import { callerId, needsFilter } from '../../platform/attention/source.ts';

export const caseNeeds = needsFilter({
  // Nobody approves what they proposed themselves.
  approvalByMe: (context) =>
    context.role === null || !can(context.role, 'cases', 'decide')
      ? { sql: '1 = 0', values: [] }
      : {
          sql: `"cases".state = 'approval' and exists (select 1 from proposal_approvals p
            where p.case_id = "cases".id and p.state = 'submitted' and p.author_id <> ?)`,
          values: [callerId(context)],
        },
});
