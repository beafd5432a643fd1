import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Promotions that serve one end, with the money they may cost together. */
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
    /** Money all its promotions together may cost in discounts; null for no limit. */
    budget: kit.money(),
    /** What it costs besides discounts (advertising, print), for its return. */
    otherCost: kit.money().notNull().default(0),
    archivedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [kit.index('campaigns_starts_at').on(t.startsAt, t.id)],
);
