/** What the parts of the responses are called; levels and channels are named by the console. */
import { inArray } from 'drizzle-orm';
import type { CutSegment } from '#contract/surveys/results';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { campaigns } from '#db/schema/promotions/campaigns';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { promotions } from '#db/schema/promotions/promotions';
import type { Localized } from '#shared/localization';
import { loadStaffNames } from '../../service/tickets/agents.ts';

const categoryNames = prepared({ ids: many(categories.id) }, (q, { ids }) =>
  q
    .select({ id: categories.id, name: categories.names })
    .from(categories)
    .where(inArray(categories.id, ids)),
);
const promotionNames = prepared({ ids: many(promotions.id) }, (q, { ids }) =>
  q
    .select({ id: promotions.id, name: promotions.name })
    .from(promotions)
    .where(inArray(promotions.id, ids)),
);

const campaignNames = prepared({ ids: many(campaigns.id) }, (q, { ids }) =>
  q
    .select({ id: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(inArray(campaigns.id, ids)),
);
const activityNames = prepared({ ids: many(memberActivities.id) }, (q, { ids }) =>
  q
    .select({ id: memberActivities.id, name: memberActivities.names })
    .from(memberActivities)
    .where(inArray(memberActivities.id, ids)),
);

type NameOf = (segment: string) => Localized | string | null;
const byId = (rows: readonly { id: number; name: Localized | string }[]): NameOf => {
  const names = new Map(rows.map(({ id, name }) => [String(id), name]));
  return (segment) => names.get(segment) ?? null;
};

export const loadSegmentNames = async (
  db: Db,
  by: CutSegment,
  segments: readonly string[],
): Promise<NameOf> => {
  const known = segments.filter((segment) => segment !== '');
  if (by === 'category' || by === 'goods')
    return byId(await categoryNames(db, { ids: known.map(Number) }));
  if (by === 'promotion') return byId(await promotionNames(db, { ids: known.map(Number) }));
  if (by === 'campaign') return byId(await campaignNames(db, { ids: known.map(Number) }));
  if (by === 'activity') return byId(await activityNames(db, { ids: known.map(Number) }));
  if (by === 'agent') return loadStaffNames(db, known);
  return () => null;
};
