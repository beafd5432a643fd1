/** Rewards whose audience or costs name a level. */
import { desc } from 'drizzle-orm';
import type { AudienceUse } from '#contract/platform/audiences';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { pointRewards } from '#db/schema/promotions/pointRewards';
import { LANGUAGES, localize } from '#shared/localization';
import type { AudienceKey } from '../../platform/audiences/uses.ts';
import { offerNamesKey } from '../periodStates/namesKey.ts';

const rewards = prepared({}, (q) =>
  q
    .select({
      id: pointRewards.id,
      names: pointRewards.names,
      audience: pointRewards.audience,
      byLevel: pointRewards.byLevel,
      endsAt: pointRewards.endsAt,
      archivedAt: pointRewards.archivedAt,
    })
    .from(pointRewards)
    .orderBy(desc(pointRewards.id)),
);

export const rewardsNaming = async (db: Db, named: AudienceKey): Promise<AudienceUse[]> =>
  (await rewards(db))
    .filter((offer) => offerNamesKey(offer, named))
    .map(({ id, names }) => ({
      resource: 'pointRewards',
      id,
      name: localize(names, LANGUAGES[0]),
    }));
