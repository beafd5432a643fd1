/** Tells the store's own systems what changed members' points. */
import { inArray } from 'drizzle-orm';
import { MAX_ENTRIES } from '#contract/platform/outbox';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { NewEntry } from './plan/plan.ts';

const externalIdsOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({ id: members.id, externalId: members.externalId })
    .from(members)
    .where(inArray(members.id, ids)),
);

interface Numbered {
  memberId: number;
  number: number;
  entry: NewEntry;
}
const pagesOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

export const tellPoints = async (
  tx: Db,
  { now }: Writer,
  all: readonly Numbered[],
): Promise<void> => {
  if (all.length === 0) return;
  await recordEvents(tx, { now }, 'points.changed', async () => {
    const ids = [...new Set(all.map(({ memberId }) => memberId))];
    const members = new Map(
      (await externalIdsOf(tx, { ids })).map(({ id, externalId }) => [id, externalId]),
    );
    return pagesOf(all, MAX_ENTRIES).map((entries) => ({
      at: now,
      // An entry is told in one message.
      key: `${entries[0]?.memberId}/${entries[0]?.number}`,
      data: {
        entries: entries.map(({ memberId, number, entry }) => ({
          member: members.get(memberId) ?? '',
          number,
          type: entry.type,
          points: entry.points,
          source: entry.source,
          sourceId: entry.sourceId,
          ruleKey: entry.ruleKey,
          occurredAt: entry.occurredAt,
        })),
      },
    }));
  });
};
