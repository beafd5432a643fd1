/** Tells the store's own systems what was decided of an entry. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import type { MemberActivityRow } from '../memberActivities/record.ts';
import type { EntryRow } from './record.ts';

const memberOf = prepared({ id: members.id }, (q, { id }) =>
  q.select({ externalId: members.externalId }).from(members).where(eq(members.id, id)),
);

export const tellDecision = (
  tx: Db,
  { now }: { now: number },
  { code }: Pick<MemberActivityRow, 'code'>,
  entry: EntryRow,
): Promise<void> =>
  recordEvents(tx, { now }, 'entry.decided', async () => {
    const [member] = await memberOf(tx, { id: entry.memberId });
    const { id, externalId, number, state, points, reason, version } = entry;
    const data = { id, externalId, member: member?.externalId ?? '', activity: code };
    return [{ at: now, key: `${id}/${version}`, data: { ...data, number, state, points, reason } }];
  });
