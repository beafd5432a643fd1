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
}

export const namesKey = (
  audience: WrittenAudience | null | undefined,
  { kind, key, andAbove = false }: AudienceKey,
): boolean =>
  (!andAbove && Boolean(audience?.[kind]?.includes(key))) ||
  (kind === 'levels' && audience?.fromLevel === key);

/** The records of every domain whose audience names it, whatever their state: past quotes ask for them, too. */
export const audienceUses = new Hook<(db: Db, named: AudienceKey) => Promise<AudienceUse[]>>(
  'audienceUses',
);

export const loadAudienceUses = async (db: Db, named: AudienceKey): Promise<AudienceUse[]> => {
  const found: AudienceUse[] = [];
  for (const load of audienceUses.parts) found.push(...(await load(db, named)));
  return found;
};
