/** The replay of a version as it is when it has been run, for tests that submit one. */
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { programmeVersions } from '#db/schema/members/programme';
import { programmeReplays } from '#db/schema/members/replays';
import { loadLatest } from '#server/members/programme/load';
import { hashOfTerms } from '#server/members/replays/guard';
import { emptyTally } from '#server/orders/replays/tally';
import { getRow } from '#server/platform/records/records';

export const finishReplayOf = (connection: Connection, versionId: number, now: number) =>
  connection.transaction(async (tx) => {
    const { terms } = await getRow(tx, programmeVersions, versionId);
    const followed = await loadLatest(tx);
    const [id = 0] = await insertRows(
      tx,
      programmeReplays,
      [
        {
          versionId,
          baseNumber: followed?.number ?? null,
          termsHash: hashOfTerms(terms),
          months: 12,
          doubledMonth: 11,
          fromAt: now - 365 * 86_400_000,
          untilAt: now,
          state: 'done' as const,
          memberCount: 0,
          tally: emptyTally(false),
          examples: [],
          staffName: 'Marketer',
          finishedAt: now,
          createdAt: now,
          updatedAt: now,
        },
      ],
      { returning: true },
    );
    return id;
  });
