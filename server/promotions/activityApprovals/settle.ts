/** Whether an activity that is saved needs a second person's approval. */
import type { MemberActivityInput } from '#contract/promotions/memberActivities';
import type { Role } from '#contract/platform/access';
import type { Db } from '#db';
import type { memberActivities } from '#db/schema/promotions/memberActivities';
import { dayOf } from '#shared/days';
import { dayLimit } from '../../members/adjustments/rules.ts';
import { loadUsed } from '../../members/adjustments/usage.ts';
import { authorOf, UNDECIDED } from '../../platform/approvals/actions.ts';
import type { Writer } from '../../platform/records/writer.ts';
import {
  coveredPoints,
  type Giving,
  isBeyond,
  lastInForce,
  mostPoints,
  needsApproval,
  timesAfter,
  timesInForce,
} from './rules.ts';

const NOT_DECIDED = { ...UNDECIDED, decision: null };
type Row = typeof memberActivities.$inferSelect;
type Known = Row & Pick<Giving, 'prizes'>;

/** What the author may give alone today, and what is given of it already, by this activity as it was not included. */
const aloneToday = async (tx: Db, writer: Writer, role: Role | null, known: Known | null) => {
  const { authorId } = authorOf(writer);
  const day = dayOf(writer.now, writer.settings.timeZone);
  const used = await loadUsed(tx, { authorId, day, caseNumber: null });
  const own = known?.aloneBy === authorId && known.aloneOn === day ? known.approvedPoints : 0;
  return { limit: dayLimit(writer.settings, role), used: used.day.points - (own ?? 0) };
};

/** The columns of the approval after a save. `known`: the activity as it was, null for a new one. */
export const settleApproval = async (
  tx: Db,
  writer: Writer,
  role: Role | null,
  input: MemberActivityInput,
  known: Known | null,
) => {
  const { authorId, authorName } = authorOf(writer);
  const most = mostPoints(input);
  const covered = known ? coveredPoints(known) : 0;
  const last = known && lastInForce(known);
  const beyond = isBeyond(last, input);
  const times = (isApproved: boolean) =>
    timesAfter(known && timesInForce(known), isApproved, writer.now);
  const alone = await aloneToday(tx, writer, role, known);
  if (needsApproval(most, beyond, alone)) {
    const earlier = known && known.approval !== 'approved' ? known.authorIds : [];
    return {
      ...NOT_DECIDED,
      approval: 'submitted' as const,
      approvedPoints: covered,
      termsInForce: last,
      inForce: times(false),
      authorIds: [...new Set([...earlier, authorId])],
      askedBy: authorName,
    };
  }
  const approved = {
    approval: 'approved' as const,
    approvedPoints: most,
    termsInForce: null,
    inForce: times(true),
  };
  // Another person has approved that much, or it was within a limit on the day of then.
  const isCovered = !needsApproval(most, beyond, { limit: 0, used: 0 });
  if (known?.approval === 'approved' && isCovered) return approved;
  const undecided = { ...NOT_DECIDED, ...approved, authorIds: [], askedBy: null };
  if (known && isCovered) return undecided;
  return { ...undecided, aloneBy: authorId, aloneOn: dayOf(writer.now, writer.settings.timeZone) };
};
