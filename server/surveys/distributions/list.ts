/** The list of distributions: columns, filters and sorting. */
import { surveyDistributions } from '#db/schema/surveys/distributions';
import { DISTRIBUTION_STATES, type DistributionState } from '#contract/surveys/distributions';
import type { ListSpec } from '../../platform/lists/spec.ts';
import type { DistributionRow } from '../answering/find.ts';
import { hasEnded, loadToldUntil } from '../toldMonths/ended.ts';
import { distributionNeeds } from './needs.ts';
import { distributionState, shownTerms } from './rules.ts';

/** Of a row of the list, which has no secrets. */
type ListedRow = Pick<
  DistributionRow,
  'delayMinutes' | 'samplePpm' | 'startedAt' | 'endedAt' | 'linkLimit' | 'approval'
> & { isFull: number | string };

const OF = '"survey_distributions"';
const ANSWERED = `(select count(*) from survey_responses r where r.distribution_id = ${OF}.id and r.completed_at is not null)`;
const IS_FULL = `(${OF}.link_limit is not null and ${ANSWERED} >= ${OF}.link_limit)`;
const STATE_SQL: Readonly<Record<DistributionState, string>> = {
  draft: `${OF}.started_at is null and coalesce(${OF}.approval, '') <> 'submitted'`,
  submitted: `${OF}.started_at is null and ${OF}.approval = 'submitted'`,
  running: `${OF}.started_at is not null and ${OF}.ended_at is null and not ${IS_FULL}`,
  full: `${OF}.started_at is not null and ${OF}.ended_at is null and ${IS_FULL}`,
  ended: `${OF}.ended_at is not null`,
};
const invited = (condition: string) =>
  `(select count(*) from survey_invitations i where i.distribution_id = ${OF}.id and ${condition})`;

/** What came of it: where nobody is to be recognised, as far as it is told. */
const toldColumns = (until: number) => {
  const isIdentified = `exists (select 1 from surveys s where s.id = ${OF}.survey_id and s.identity_mode = 'identified')`;
  return {
    answered: `(case when ${isIdentified} then ${ANSWERED} else (select count(*) from survey_responses r
      where r.distribution_id = ${OF}.id and r.completed_at < ${until}) end)`,
    given: `(select count(*) from survey_incentives g join survey_invitations i on i.id = g.invitation_id
      where g.distribution_id = ${OF}.id and (${isIdentified} or ${hasEnded('i', until)}))`,
  };
};

export const distributionList: ListSpec = {
  table: surveyDistributions,
  searchColumns: ['names'],
  hidden: ['linkToken', 'samplingKey', 'aloneBy', 'aloneOn', 'aloneUntil', 'alonePoints'],
  extra: {
    asked: invited('i.out_reason is null'),
    notAsked: invited('i.out_reason is not null'),
    isFull: `case when ${IS_FULL} then 1 else 0 end`,
  },
  asked: async (_, context) => toldColumns(await loadToldUntil(context)),
  filters: {
    needs: distributionNeeds,
    state: (value) => {
      const state = DISTRIBUTION_STATES.find((one) => one === value);
      return state === undefined ? null : { sql: STATE_SQL[state], values: [] };
    },
  },
  finish: ({ now }, rows) => {
    const at = now();
    return rows.map((row) => {
      const { isFull, ...stored } = row as ListedRow;
      const answered = Number(isFull) === 1 ? (stored.linkLimit ?? 0) : 0;
      return { ...shownTerms(stored), state: distributionState(stored, answered, at) };
    });
  },
  defaultSort: ['updatedAt', 'DESC'],
};
