import * as z from 'zod';
import { TicketView } from '#contract/service/ownViews';
import { count } from '#shared/fields';

/** The views that everybody has, in the order of the screen. */
export const SHARED_VIEWS = [
  'mine',
  'unassigned',
  'myTeams',
  'overdue',
  'dueSoon',
  'allOpen',
  'waitingOnCustomer',
  'onHold',
  'resolvedToday',
] as const;
export type SharedView = (typeof SHARED_VIEWS)[number];

const held = () => count(0, 2_147_483_647);
const SharedCount = z.object({ key: z.enum(SHARED_VIEWS), tickets: held() });
/** With what it shows; without a number where the list no longer takes its filter. */
const OwnCount = TicketView.extend({ key: z.literal('own'), tickets: held().nullable() });
export type OwnCount = z.infer<typeof OwnCount>;

/** How many tickets a view holds now: the shared ones first, then those of the person. */
export const ViewCount = z.union([SharedCount, OwnCount]);
export type ViewCount = z.infer<typeof ViewCount>;
