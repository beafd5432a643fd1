/** Whether a ticket is open only because its customer said thanks: then it can stay resolved as it was. */
import { desc, eq } from 'drizzle-orm';
import * as z from 'zod';
import { RESOLUTIONS } from '#contract/service/tickets';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { ticketChanges } from '#db/schema/service/tickets';
import { loadPublicAfter } from '../messages/load.ts';

const lastStep = prepared({ ticketId: ticketChanges.ticketId }, (q, { ticketId }) =>
  q
    .select()
    .from(ticketChanges)
    .where(eq(ticketChanges.ticketId, ticketId))
    .orderBy(desc(ticketChanges.id))
    .limit(1),
);

/** What the step that reopened it changed, as its history has it. */
const Resolved = z.object({ resolution: z.enum(RESOLUTIONS), resolvedAt: z.number() });
type Resolved = z.infer<typeof Resolved>;

/** How it was resolved before that message; null where it was not reopened by one, or something was said since. */
export const findThanked = async (
  db: Db,
  ticketId: number,
  threadIds: readonly number[],
): Promise<Resolved | null> => {
  const [last] = await lastStep(db, { ticketId });
  if (last?.action !== 'reopen' || last.actorKind !== 'customer' || last.messageId === null)
    return null;
  const before = Resolved.safeParse(last.before);
  if (!before.success) return null;
  const since = await loadPublicAfter(db, threadIds, last.messageId);
  return since.length === 0 ? before.data : null;
};
