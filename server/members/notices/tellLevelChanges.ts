/** Tells members that their level has changed. */
import type { Db } from '#db';
import type { LevelChanged } from '../evaluation/afterLevelChanges.ts';
import { openLevels } from '../levels/load.ts';
import { recordMessages } from '../../platform/messages/recordMessages.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { LEVEL_CHANGED } from './kinds.ts';
import { loadLevelNames } from './levelNames.ts';
import { levelToldUntil } from './rules.ts';

interface Change {
  memberId: number;
  startsAt: number;
  level: string;
  before: string;
}

export const tellChanges = async (
  tx: Db,
  writer: Writer,
  changed: readonly Change[],
): Promise<void> => {
  const namesOf = await loadLevelNames(
    tx,
    changed.flatMap(({ level, before }) => [level, before]),
  );
  await recordMessages(
    tx,
    writer,
    LEVEL_CHANGED,
    changed.map(({ memberId, startsAt, level, before }) => ({
      memberId,
      key: `${memberId}/${startsAt}/${level}`,
      at: startsAt,
      until: levelToldUntil(startsAt),
      variables: { level: namesOf(level), previousLevel: namesOf(before) },
    })),
  );
};

/**
 * Of the level that counts, overrides included. Nothing for members who join, whose level did not change, nor for what an
 * imported history brings.
 */
export const tellLevelChanges = async (
  tx: Db,
  writer: Writer,
  changes: readonly LevelChanged[],
): Promise<void> => {
  const told = changes.filter(({ kind, isOfMerge = false }) => kind !== 'join' && !isOfMerge);
  if (told.length === 0 || writer.isHistory) return;
  const levelOf = await openLevels(
    tx,
    told.map(({ memberId }) => memberId),
  );
  const changed = told.flatMap(({ memberId, startsAt }) => {
    const { level } = levelOf(memberId, startsAt);
    const { level: before } = levelOf(memberId, startsAt - 1);
    if (level === null || before === null || level === before) return [];
    return [{ memberId, startsAt, level, before }];
  });
  await tellChanges(tx, writer, changed);
};
