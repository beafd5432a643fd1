/** Two levels that staff gave: one that counts for some weeks, one that is over. */
import { and, asc, eq } from 'drizzle-orm';
import { LevelGrant } from '#contract/members/levels';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { grantLevel } from '#server/members/levels/grant';
import type { Writer } from '#server/platform/records/writer';
import { addDays, dayOf } from '#shared/days';

/** Members who have never ordered, so that no order of the story changes its price. */
const withoutOrders = prepared({ level: members.level, orders: members.orderCount }, (q, values) =>
  q
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.level, values.level), eq(members.orderCount, values.orders)))
    .orderBy(asc(members.joinedAt), asc(members.id))
    .limit(2),
);

/** `at` is the writer some days before or after now. */
export const writeGivenLevels = async (tx: Db, at: (days: number) => Writer): Promise<void> => {
  const give = (id: number, writer: Writer, days: number, level: string, reason: string) => {
    const until = addDays(dayOf(writer.now, writer.settings.timeZone), days);
    return grantLevel(tx, writer, id, LevelGrant.parse({ level, until, reason }));
  };
  const [one, other] = await withoutOrders(tx, { level: 'starter', orders: 0 });
  if (one) await give(one.id, at(-3), 30, 'diamond', 'Guest of the live stream 直播嘉宾');
  if (other) await give(other.id, at(-1), 0, 'plus', 'Trial of the next level 体验高一级权益');
};
