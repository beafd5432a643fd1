/** New members begin with the lowest level of the programme; of others the store says the level until it begins. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { keepLevels } from '../levels/keep.ts';
import { loadVersions } from '../programme/load.ts';
import { evaluateMembers } from './evaluateMembers.ts';

export const joinNew = (
  tx: Db,
  writer: Writer,
  created: readonly { id: number }[],
): Promise<void> =>
  evaluateMembers(
    tx,
    writer,
    created.map(({ id }) => id),
    'time',
  );

/** Once the first version has begun, what the store sends changes nothing. */
export const evaluateSent = async (
  tx: Db,
  writer: Writer,
  memberIds: readonly number[],
): Promise<void> => {
  const [first] = await loadVersions(tx);
  if (!first || first.startsAt <= writer.now) return;
  await evaluateMembers(tx, writer, memberIds, 'time');
  // Also of members whose steps are the same, because they were kept before the level was written.
  await keepLevels(tx, writer, memberIds);
};
