/** Worked examples of a replay: a typical member, the one who gains most, and the one who loses most. */
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import { EXAMPLE_KINDS, type ReplayExample } from '#contract/members/replays/examples';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { programmeReplayMembers } from '#db/schema/members/replays';
import { withMembers } from '../../members/members/withMembers.ts';
import { openReplay, type ReplaySetting } from './computeMembers.ts';
import { explainBoth, mostTelling } from './explain.ts';
import { earnedOf, emptyTally } from './tally.ts';

/** What is listed of each. */
const LISTED = 8;

const table = programmeReplayMembers;
const best = prepared(
  { replayId: table.replayId, none: table.pointsChange },
  (q, { replayId, none }) =>
    q
      .select({ memberId: table.memberId })
      .from(table)
      .where(and(eq(table.replayId, replayId), gt(table.pointsChange, none)))
      .orderBy(desc(table.pointsChange), asc(table.id))
      .limit(1),
);
const loser = prepared({ replayId: table.replayId, none: table.loss }, (q, { replayId, none }) =>
  q
    .select({ memberId: table.memberId })
    .from(table)
    .where(and(eq(table.replayId, replayId), gt(table.loss, none)))
    .orderBy(desc(table.loss), asc(table.id))
    .limit(1),
);
const counted = prepared({ replayId: table.replayId }, (q, { replayId }) =>
  q
    .select({ n: sql<number>`count(*)` })
    .from(table)
    .where(eq(table.replayId, replayId)),
);
/** The member in the middle, by the change of points. */
const typical = prepared({ replayId: table.replayId, skipped: 'number' }, (q, { replayId }) =>
  q
    .select({ memberId: table.memberId })
    .from(table)
    .where(eq(table.replayId, replayId))
    .orderBy(asc(table.pointsChange), asc(table.id))
    .limit(1)
    .offset(sql.placeholder('skipped')),
);

const chosen = async (db: Db, replayId: number) => {
  const n = Number((await counted(db, { replayId }))[0]?.n ?? 0);
  const found = {
    typical: (await typical(db, { replayId, skipped: Math.floor(n / 2) }))[0],
    best: (await best(db, { replayId, none: 0 }))[0],
    loser: (await loser(db, { replayId, none: 0 }))[0],
  };
  return EXAMPLE_KINDS.flatMap((kind) => {
    const row = found[kind];
    return row ? [{ kind, memberId: row.memberId }] : [];
  });
};

/** Computed again for these members; limits of all members together count as if nothing had been given. */
export const makeExamples = async (
  db: Db,
  replayId: number,
  setting: ReplaySetting,
): Promise<ReplayExample[]> => {
  const examples = await chosen(db, replayId);
  const computeMembers = await openReplay(db, setting);
  const ids = [...new Set(examples.map(({ memberId }) => memberId))];
  const outcomes = await computeMembers(ids, emptyTally(false));
  const byId = new Map(outcomes.map((outcome) => [outcome.member.id, outcome]));
  const worked = examples.flatMap(
    ({ kind, memberId }): Omit<ReplayExample, 'memberName' | 'memberExternalId'>[] => {
      const outcome = byId.get(memberId);
      if (!outcome) return [];
      const { before, after, levels } = outcome;
      const all = explainBoth(before.credits, after.credits);
      const happenings = mostTelling(all, LISTED);
      return [
        {
          kind,
          memberId,
          levelBefore: levels.levelBefore,
          levelAfter: levels.levelAfter,
          pointsBefore: earnedOf(before).points,
          pointsAfter: earnedOf(after).points,
          happenings,
          others: all.length - happenings.length,
        },
      ];
    },
  );
  return withMembers(db, worked);
};
