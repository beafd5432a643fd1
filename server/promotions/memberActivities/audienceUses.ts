/** Activities whose audience or numbers of entries name a level, group or segment. */
import { desc } from 'drizzle-orm';
import type { AudienceUse } from '#contract/platform/audiences';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { LANGUAGES, localize } from '#shared/localization';
import type { AudienceKey } from '../../platform/audiences/uses.ts';
import { offerNamesKey } from '../periodStates/namesKey.ts';

const activities = prepared({}, (q) =>
  q
    .select({
      id: memberActivities.id,
      names: memberActivities.names,
      audience: memberActivities.audience,
      byLevel: memberActivities.byLevel,
      endsAt: memberActivities.endsAt,
      archivedAt: memberActivities.archivedAt,
    })
    .from(memberActivities)
    .orderBy(desc(memberActivities.id)),
);

export const activitiesNaming = async (db: Db, named: AudienceKey): Promise<AudienceUse[]> =>
  (await activities(db))
    .filter((offer) => offerNamesKey(offer, named))
    .map(({ id, names }) => ({
      resource: 'memberActivities',
      id,
      name: localize(names, LANGUAGES[0]),
    }));
