/** A reward as stored, and the activity entries of rewards. */
import type { pointRewards } from '#db/schema/promotions/pointRewards';
import { LANGUAGES, localize } from '#shared/localization';
import type { Writer } from '../../platform/records/writer.ts';

export type PointRewardRow = typeof pointRewards.$inferSelect;

export const activityEntry = (
  { actor, now }: Writer,
  { id, names }: Pick<PointRewardRow, 'id' | 'names'>,
) => ({
  actor,
  at: now,
  resource: 'pointRewards',
  recordId: id,
  recordName: localize(names, LANGUAGES[0]),
});
