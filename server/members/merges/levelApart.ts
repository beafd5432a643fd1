/**
 * Which level each record has once a merge is undone: at every instant that of its own facts, as if the two had never been one.
 */
import type { LevelReward } from '#contract/members/merges';
import type { Db } from '#db';
import { replay, type ReplayedMove } from '../evaluation/replay.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { afterLevelChanges } from '../evaluation/afterLevelChanges.ts';
import { planChanges } from '../evaluation/announce.ts';
import { loadDeeds } from '../evaluation/deeds.ts';
import { loadSentLevels, loadStates } from '../evaluation/loadMembers.ts';
import { saveMoves } from '../evaluation/saveMoves.ts';
import { keepLevels } from '../levels/keep.ts';
import { loadPeople } from '../people/load.ts';
import { loadVersions } from '../programme/load.ts';
import { takeBackRewards } from '../rewards/takeBackRewards.ts';

interface Undone {
  mergeId: number;
  mergedAt: number;
  reason: string;
}

const isRise = ({ kind }: { kind: string }) => kind === 'upgrade';

/** What it rose to alone is rewarded as it happened, each level once in the record's life. */
const rewardRises = async (
  tx: Db,
  writer: Writer,
  memberId: number,
  moves: readonly ReplayedMove[],
): Promise<void> => {
  const rises = moves
    .filter((move) => isRise(move) && move.isRewarded && move.startsAt <= writer.now)
    .map((move) => ({ ...move, memberId, isStoredAhead: true, isOfMerge: true }));
  if (rises.length === 0) return;
  for (const react of afterLevelChanges.parts) await react(tx, writer, rises);
};

/** To be called once the records are two again. Returns what was given for levels and is taken back. */
export const levelApart = async (
  tx: Db,
  writer: Writer,
  id: number,
  { mergeId, mergedAt, reason }: Undone,
): Promise<LevelReward[]> => {
  const versions = await loadVersions(tx);
  const [first] = versions;
  const [member] = await loadStates(tx, [id]);
  if (!first || !member) return [];
  const { all, mergedAtOf } = await loadPeople(tx, [id]);
  const begun = member.moves.filter(
    ({ startsAt, programmeNumber }) =>
      startsAt < mergedAt && versions.some(({ number }) => number === programmeNumber),
  );
  const moves = replay(
    {
      createdAt: member.createdAt,
      joinedAt: member.joinedAt,
      sentLevel: (await loadSentLevels(tx, [id], first.startsAt))(id),
      moves: begun,
    },
    {
      versions,
      timeZone: writer.settings.timeZone,
      from: mergedAt,
      now: writer.now,
      deeds: await loadDeeds(tx, { memberIds: all, versions }),
      joinedAt: (record) => (record === id ? -Infinity : (mergedAtOf(record) ?? -Infinity)),
    },
  );
  const next = moves.map(({ isRewarded: _, ...move }) => move);
  const version = Math.max(...versions.map(({ number }) => number));
  await saveMoves(tx, writer, [{ member, begun, next, version, isUndo: true }]);
  await keepLevels(tx, writer, [id]);
  await planChanges(tx, writer, next);
  const rises = [...begun, ...moves.filter(({ isRewarded }) => isRewarded)].filter(
    (move) => isRise(move) && move.startsAt <= writer.now,
  );
  const taken = await takeBackRewards(tx, writer, {
    memberIds: all,
    mergeId,
    since: mergedAt,
    risenTo: new Set(rises.map(({ level }) => level)),
    reason,
  });
  await rewardRises(tx, writer, id, moves);
  return taken;
};
