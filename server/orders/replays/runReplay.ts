/**
 * Works on a replay aside, members in the order of their ids. Sums and the last member are stored together, so it goes on
 * where it was interrupted, on any server.
 */
import { and, asc, count, eq, gt, isNull, lte } from 'drizzle-orm';
import type { ReplayTally } from '#contract/members/replays';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { programmeVersions } from '#db/schema/members/programme';
import { programmeReplayMembers, programmeReplays } from '#db/schema/members/replays';
import { loadVersions } from '../../members/programme/load.ts';
import { givesWay } from '../../platform/jobs/giveWay.ts';
import { updateRow } from '../../platform/records/records.ts';
import { openReplay, type ReplaySetting } from './computeMembers.ts';
import { toMemberRow } from './memberRow.ts';
import { addMember, type MemberOutcome } from './tally.ts';

/** Members that are stored together. */
const PAGE = 80;
/** Members that are computed before other requests are served: about 4 ms. */
const STEP = 4;

export type ReplayRow = typeof programmeReplays.$inferSelect;

/** A record that was merged is computed with its member. */
const nextIds = prepared({ after: members.id, until: members.createdAt }, (q, { after, until }) =>
  q
    .select({ id: members.id })
    .from(members)
    .where(and(gt(members.id, after), lte(members.createdAt, until), isNull(members.mergedInto)))
    .orderBy(asc(members.id))
    .limit(PAGE),
);
const counted = prepared({ until: members.createdAt }, (q, { until }) =>
  q
    .select({ n: count() })
    .from(members)
    .where(and(lte(members.createdAt, until), isNull(members.mergedInto))),
);
export const countMembers = async (db: Db, until: number): Promise<number> =>
  Number((await counted(db, { until }))[0]?.n ?? 0);

const stateOf = prepared({ id: programmeReplays.id }, (q, { id }) =>
  q
    .select({ state: programmeReplays.state, lastMemberId: programmeReplays.lastMemberId })
    .from(programmeReplays)
    .where(eq(programmeReplays.id, id)),
);
const termsOf = prepared({ id: programmeVersions.id }, (q, { id }) =>
  q
    .select({ number: programmeVersions.number, terms: programmeVersions.terms })
    .from(programmeVersions)
    .where(eq(programmeVersions.id, id)),
);

/** What the replay compares. The version's terms may have changed since: then it is another draft, and this one ends. */
export const settingOf = async (
  db: Db,
  row: ReplayRow,
  timeZone: string,
): Promise<ReplaySetting> => {
  const { versionId, fromAt, untilAt, doubledMonth } = row;
  const [draft] = await termsOf(db, { id: versionId });
  if (!draft) throw new Error('The version of a replay is gone');
  const all = await loadVersions(db);
  const versions = all.filter(({ startsAt }) => startsAt <= untilAt);
  const followed = all.find(({ number }) => number === row.baseNumber) ?? null;
  return { followed, fromAt, untilAt, timeZone, versions, draft, doubledMonth };
};

/** Who has lost the replay to another server, or to whoever cancelled it, writes nothing more. */
const savePage = async (
  tx: Db,
  row: Pick<ReplayRow, 'id' | 'lastMemberId'>,
  lastMemberId: number,
  {
    tally,
    doneCount,
    outcomes,
    now,
  }: {
    tally: ReplayTally;
    doneCount: number;
    outcomes: readonly MemberOutcome[];
    now: number;
  },
): Promise<boolean> => {
  const [stored] = await stateOf(tx, { id: row.id });
  if (stored?.state !== 'running' || stored.lastMemberId !== row.lastMemberId) return false;
  await insertRows(
    tx,
    programmeReplayMembers,
    outcomes.flatMap((outcome) => toMemberRow(row.id, outcome, now)),
  );
  await updateRow(tx, programmeReplays, row.id, {
    tally,
    doneCount,
    lastMemberId,
    updatedAt: now,
  });
  return true;
};

export interface Progress {
  /** Called after each page; throws where the work must stop. */
  paged: (done: number) => Promise<void>;
  now: () => number;
}

/** Computes what is left. Returns whether all is computed; false where the replay was ended meanwhile. */
export const computeReplay = async (
  { db, transaction }: Pick<Connection, 'db' | 'transaction'>,
  row: ReplayRow,
  timeZone: string,
  { paged, now }: Progress,
): Promise<boolean> => {
  const computeMembers = await openReplay(db, await settingOf(db, row, timeZone));
  const giveWay = givesWay();
  let { lastMemberId, doneCount, tally } = row;
  for (;;) {
    const ids = (await nextIds(db, { after: lastMemberId, until: row.untilAt })).map(
      ({ id }) => id,
    );
    if (ids.length === 0) return true;
    const next = structuredClone(tally);
    const outcomes: MemberOutcome[] = [];
    for (let from = 0; from < ids.length; from += STEP) {
      const some = await computeMembers(ids.slice(from, from + STEP), next);
      for (const outcome of some) addMember(next, outcome, row.untilAt);
      outcomes.push(...some);
      await giveWay();
    }
    const done = doneCount + ids.length;
    const last = ids.at(-1) ?? lastMemberId;
    const page = { tally: next, doneCount: done, outcomes, now: now() };
    const isSaved = await transaction((tx) =>
      savePage(tx, { id: row.id, lastMemberId }, last, page),
    );
    if (!isSaved) return false;
    lastMemberId = last;
    doneCount = done;
    tally = next;
    await paged(ids.length);
    await giveWay();
  }
};
