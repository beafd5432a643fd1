/** The names of activities in the events of entries to them. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import type { DetailNames } from '../../orders/events/detailNames.ts';

const namesOf = prepared({ codes: many(memberActivities.code) }, (q, { codes }) =>
  q
    .select({ code: memberActivities.code, names: memberActivities.names })
    .from(memberActivities)
    .where(inArray(memberActivities.code, codes)),
);

export const ACTIVITY_NAMES: DetailNames = {
  type: 'activity_entry',
  key: 'activity',
  load: async (db: Db, codes) =>
    new Map((await namesOf(db, { codes: [...codes] })).map(({ code, names }) => [code, names])),
};
