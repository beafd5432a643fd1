/** Views of tickets that a person saves: a filter and an order under a name. */
import * as z from 'zod';
import { count, describeField, id, requiredText, whole } from '#shared/fields';

const MAX_FILTERS = 20;
const MAX_VALUES = 50;
/** The key of the filter says what a number counts. */
const number = () => describeField(z.number(), { unit: 'plain' });
const scalar = () => z.union([z.string().max(200), number(), z.boolean(), z.null()]);
const filter = () =>
  z
    .record(z.string().max(60), z.union([scalar(), z.array(scalar()).max(MAX_VALUES)]))
    .refine((given) => Object.keys(given).length <= MAX_FILTERS, 'errors.tooMany')
    // Who was searched for is nobody else's business, and has to leave with them.
    .refine((given) => !Object.hasOwn(given, 'q'), 'ticketViews.errors.search');
const sort = () => z.tuple([z.string().max(60), z.enum(['ASC', 'DESC'])]);

const fields = { name: requiredText(40), filter: filter(), sort: sort() };
export const TicketViewInput = z.strictObject(fields);
export type TicketViewInput = z.infer<typeof TicketViewInput>;
export const TicketViewEdit = z.strictObject({ ...fields, version: whole('version').optional() });
export type TicketViewEdit = z.infer<typeof TicketViewEdit>;

export const TicketView = z.object({
  id: id(),
  ...fields,
  position: count(0, 1_000_000),
  version: whole('version'),
});
export type TicketView = z.infer<typeof TicketView>;

/** Of one person. */
export const MAX_OWN_VIEWS = 20;
/** All of them, in the order in which they are shown. */
export const TicketViewOrder = z.strictObject({ ids: z.array(id()).max(MAX_OWN_VIEWS) });
export type TicketViewOrder = z.infer<typeof TicketViewOrder>;
