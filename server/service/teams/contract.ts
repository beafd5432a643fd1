/** Groups of staff to which tickets are given. */
import * as z from 'zod';
import { count, id, orDefault, requiredLocalized, requiredText, whole } from '#shared/fields';

const MAX_MEMBERS = 200;
const person = () => requiredText(80);
const fields = {
  names: requiredLocalized(60),
  memberIds: orDefault(z.array(person()).max(MAX_MEMBERS), []),
  /** One of its members. */
  leadId: orDefault(person().nullable(), null),
};

export const TeamInput = z.strictObject(fields);
export type TeamInput = z.infer<typeof TeamInput>;
export const TeamEdit = z.strictObject({ ...fields, version: whole('version').optional() });
export type TeamEdit = z.infer<typeof TeamEdit>;

export const Team = z.object({
  id: id(),
  ...fields,
  leadName: z.string().nullable(),
  /** In the order of their names. */
  memberNames: z.array(z.string()),
  /** That have not ended. */
  openTickets: count(0, 2_147_483_647),
  version: whole('version'),
});
export type Team = z.infer<typeof Team>;
