/** Which level members had before a period and at its end, by the one rule about levels. */
import { and, asc, gt, isNull } from 'drizzle-orm';
import {
  type LevelMove,
  type LevelReport,
  MAX_NAMED,
  type Reading,
} from '#contract/insight/programme';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { withMembers } from '../../members/members/withMembers.ts';
import { loadLevelRows, loadRanks } from '../../members/levels/load.ts';
import { levelAt } from '../../members/levels/rules.ts';

/** Members of one page; a record that was merged counts as its member. */
const STEP = 5_000;
const page = prepared({ after: members.id }, (q, { after }) =>
  q
    .select({ id: members.id, joinedAt: members.joinedAt, createdAt: members.createdAt })
    .from(members)
    .where(and(gt(members.id, after), isNull(members.mergedInto)))
    .orderBy(asc(members.id))
    .limit(STEP),
);

interface Counted extends Omit<LevelMove, 'named'> {
  ids: number[];
}

export const reportLevels = async (db: Db, reading: Reading): Promise<LevelReport> => {
  const { opens, ends } = reading;
  const ranks = await loadRanks(db);
  const counted = new Map<string, Counted>();
  let after: number | undefined = 0;
  while (after !== undefined) {
    const found: Awaited<ReturnType<typeof page>> = await page(db, { after });
    const histories = await loadLevelRows(
      db,
      found.map(({ id }) => id),
    );
    for (const { id, joinedAt, createdAt } of found) {
      const rows = histories.get(id) ?? [];
      const since = rows.reduce(
        (first, one) => Math.min(first, one.startsAt),
        joinedAt ?? createdAt,
      );
      if (since >= ends) continue;
      const level = levelAt(rows, ends - 1, ranks);
      const isNew = since >= opens;
      const before = isNew ? null : levelAt(rows, opens - 1, ranks);
      const key = JSON.stringify([before, level, isNew]);
      const cell = counted.get(key) ?? { before, after: level, isNew, members: 0, ids: [] };
      cell.members += 1;
      if (before !== level && cell.ids.length < MAX_NAMED) cell.ids.push(id);
      counted.set(key, cell);
    }
    after = found.length < STEP ? undefined : found.at(-1)?.id;
  }
  const cells = [...counted.values()];
  const named = await withMembers(
    db,
    cells.flatMap(({ ids }) => ids.map((memberId) => ({ memberId }))),
  );
  const nameOf = new Map(named.map(({ memberId, memberName }) => [memberId, memberName]));
  return {
    ...reading,
    levels: [...ranks].toSorted((one, other) => one[1] - other[1]).map(([key]) => key),
    moves: cells.map(({ ids, ...cell }) => ({
      ...cell,
      named: ids.map((memberId) => ({ memberId, memberName: nameOf.get(memberId) ?? null })),
    })),
  };
};
