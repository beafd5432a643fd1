/** Which records name a level, group or channel. */
import type { AudiencePart, AudienceUse } from '#contract/platform/audiences';
import type { WrittenAudience } from '#rules/platform/audiences';
import type { Db } from '#db';
import { Hook } from '#shared/hook';

export interface AudienceKey {
  kind: AudiencePart;
  key: string;
  /** Only audiences that contain a level together with those above it. */
  andAbove?: boolean;
  /** Only what may still apply at this instant (UTC ms) or later; by default everything that ever did. */
  from?: number;
}

export const namesKey = (
  audience: WrittenAudience | null | undefined,
  { kind, key, andAbove = false }: AudienceKey,
): boolean =>
  (!andAbove && Boolean(audience?.[kind]?.includes(key))) ||
  (kind === 'levels' && audience?.fromLevel === key);

/** Whether a record is left out, because only what may still apply is asked for. */
export const isOver = (
  { archivedAt, endsAt }: { archivedAt: number | null; endsAt: number | null },
  { from }: AudienceKey,
): boolean => from !== undefined && (archivedAt !== null || (endsAt !== null && endsAt <= from));

/** The records of every domain whose audience names it. What is over names it too: past quotes ask for it. */
export const audienceUses = new Hook<(db: Db, named: AudienceKey) => Promise<AudienceUse[]>>(
  'audienceUses',
);

export const loadAudienceUses = async (db: Db, named: AudienceKey): Promise<AudienceUse[]> => {
  const found: AudienceUse[] = [];
  for (const load of audienceUses.parts) found.push(...(await load(db, named)));
  return found;
};
