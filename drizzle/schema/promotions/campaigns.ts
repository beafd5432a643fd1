import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Promotions with a common goal and a common budget. */
export const campaigns = kit.table(
  'campaigns',
  {
    id: kit.id(),
    name: kit.text().notNull(),
    theme: kit.text(),
    goal: kit.text(),
    ownerId: kit.text(),
    ownerName: kit.text(),
    startsAt: kit.instant().notNull(),
    endsAt: kit.instant(),
    /** Budget for the discounts of all its promotions together; null for no limit. */
    budget: kit.money(),
    /** Costs other than discounts (advertising, print), for the return on the campaign. */
    otherCost: kit.money().notNull().default(0),
    archivedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [kit.index('campaigns_starts_at').on(t.startsAt, t.id)],
);
