/** Who has a level, group or channel, and which records name it. */
import { eq } from 'drizzle-orm';
import type { AudienceName, AudienceUses } from '#contract/platform/audiences';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberLevels } from '#db/schema/members/memberLevels';
import { message } from '#shared/fields';
import { type AudienceKey, loadAudienceUses } from '../../platform/audiences/uses.ts';
import { HttpError } from '../../platform/http/errors.ts';
import { countAudience } from '../members/audiences.ts';

const anyEntry = prepared({ level: memberLevels.level }, (q, { level }) =>
  q
    .select({ id: memberLevels.id })
    .from(memberLevels)
    .where(eq(memberLevels.level, level))
    .limit(1),
);

const countMembers = async (db: Db, { kind, key }: AudienceKey, at: number) => {
  if (kind === 'channels') return null;
  const only = { levels: [], groups: [], [kind]: [key] };
  return countAudience(db, only, at);
};

export const loadUses = async (
  db: Db,
  { kind, key }: Pick<AudienceName, 'kind' | 'key'>,
  at: number,
): Promise<AudienceUses> => ({
  members: await countMembers(db, { kind, key }, at),
  wasHeld: kind === 'levels' && (await anyEntry(db, { level: key })).length > 0,
  uses: await loadAudienceUses(db, { kind, key }),
});

/** The number of records that a refusal names. */
const NAMED = 5;

/** Throws 409 with who uses a level: its rank decides prices and discounts, also those of past orders. */
export const refuseUsedLevel = async (
  tx: Db,
  level: Pick<AudienceName, 'kind' | 'key'>,
  at: number,
): Promise<void> => {
  if (level.kind !== 'levels') return;
  const used = await loadUses(tx, level, at);
  if (used.uses.length > 0)
    throw new HttpError(
      409,
      message('audiences.errors.levelNamed', {
        names: used.uses
          .slice(0, NAMED)
          .map(({ name }) => name)
          .join(', '),
        smart_count: used.uses.length,
      }),
      { ...used },
    );
  if (used.members)
    throw new HttpError(
      409,
      message('audiences.errors.levelHasMembers', { smart_count: used.members }),
      { ...used },
    );
  if (used.wasHeld) throw new HttpError(409, 'audiences.errors.levelHadMembers', { ...used });
};
