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
import { coveredPoints, entersOtherwise, type Giving, mostPoints, needsApproval } from './rules.ts';

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
  const isOtherwise = known !== null && entersOtherwise(known, input);
  const alone = await aloneToday(tx, writer, role, known);
  if (needsApproval(most, { covered, isOtherwise }, alone)) {
    const earlier = known && known.approval !== 'approved' ? known.authorIds : [];
    return {
      ...NOT_DECIDED,
      approval: 'submitted' as const,
      approvedPoints: covered,
      authorIds: [...new Set([...earlier, authorId])],
      askedBy: authorName,
    };
  }
  const inForce = { approval: 'approved' as const, approvedPoints: most };
  // Another person has approved that much, or it was within a limit on the day of then.
  const isCovered = !needsApproval(most, { covered, isOtherwise }, { limit: 0, used: 0 });
  if (known?.approval === 'approved' && isCovered) return inForce;
  const undecided = { ...NOT_DECIDED, ...inForce, authorIds: [], askedBy: null };
  if (known && isCovered) return undecided;
  return { ...undecided, aloneBy: authorId, aloneOn: dayOf(writer.now, writer.settings.timeZone) };
};
