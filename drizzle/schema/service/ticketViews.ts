import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Views of tickets that a member of staff has saved, beside those that everybody has. */
export const ticketViews = kit.table(
  'ticket_views',
  {
    id: kit.id(),
    staffId: kit.text().notNull(),
    name: kit.text().notNull(),
    /** As the list is asked; a search is not kept. */
    filter: kit.json().$type<Record<string, unknown>>().notNull(),
    sort: kit.json().$type<[field: string, order: 'ASC' | 'DESC']>().notNull(),
    position: kit.integer().notNull(),
    ...stamps(),
  },
  (t) => [kit.unique('ticket_views_name').on(t.staffId, t.name)],
);
