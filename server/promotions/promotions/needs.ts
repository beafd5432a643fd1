/** The promotions that need somebody, and those that begin or end soon. */
import { can } from '#contract/platform/access';
import { ATTENTION_DAYS } from '#contract/platform/attention';
import { among } from '#db/statements';
import { nobodyLeft } from '../../platform/approvers/load.ts';
import { callerId, needsFilter } from '../../platform/attention/source.ts';
import type { Context } from '../../platform/http/context.ts';
import type { Condition } from '../../platform/lists/spec.ts';
import { DAY_MS } from '#shared/days';
import { idsNearLimit } from './nearLimits.ts';
import { PHASES } from './phases.ts';

const DAYS_MS = ATTENTION_DAYS * DAY_MS;
const NOTHING: Condition = { sql: '1 = 0', values: [] };
const ACTIVE = '"promotions".archived_at is null';
const REVISIONS = 'select 1 from promotion_revisions r where r.promotion_id = "promotions".id';

const inPhase = (phase: string, now: number, further: string): Condition => {
  const { sql, values } = PHASES[phase]?.(now) ?? NOTHING;
  return { sql: `${sql} and ${further}`, values: [...values, now + DAYS_MS] };
};
const nearLimit =
  (kind: Parameters<typeof idsNearLimit>[1]) =>
  async (context: Context): Promise<Condition> => {
    const ids = await idsNearLimit(context, kind);
    if (ids.length === 0) return NOTHING;
    const { sql, values } = among(context.db, ids, 'integer');
    return { sql: `"promotions".id ${sql}`, values: [...values] };
  };
export const promotionNeeds = needsFilter({
  nobodyLeft: nobodyLeft('promotions', {
    submitted: `${ACTIVE} and "promotions".open_status = 'submitted'`,
    authors: `(select r.author_ids from promotion_revisions r where r.promotion_id = "promotions".id
      and r.revision = "promotions".open_revision)`,
  }),
  // Nobody approves a revision that they wrote a part of.
  approvalByMe: (context) =>
    context.role === null || !can(context.role, 'promotions', 'approval')
      ? NOTHING
      : {
          sql: `${ACTIVE} and "promotions".open_status = 'submitted' and exists (${REVISIONS}
      and r.revision = "promotions".open_revision and cast(r.author_ids as text) not like ?)`,
          values: [`%"${callerId(context)}"%`],
        },
  returnedToMe: (context) => ({
    sql: `${ACTIVE} and "promotions".open_status = 'rejected' and exists (${REVISIONS}
      and r.revision = "promotions".open_revision and r.author_id = ?)`,
    values: [callerId(context)],
  }),
  approvedOfMine: (context) => ({
    sql: `${ACTIVE} and exists (${REVISIONS} and r.status in ('approved', 'superseded') and r.author_id = ?
      and r.decided_at >= ? and r.approver_name is not null)`,
    values: [callerId(context), context.now() - DAYS_MS],
  }),
  startsSoon: ({ now }) => inPhase('scheduled', now(), '"promotions".starts_at <= ?'),
  endsSoon: ({ now }) => inPhase('running', now(), '"promotions".ends_at <= ?'),
  budget: nearLimit('budget'),
  flashStock: nearLimit('flashStock'),
});
