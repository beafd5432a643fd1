/** The list of members, which each role may filter and sort only by fields that it may see. */
import { can } from '#contract/platform/access';
import { members } from '#db/schema/members/members';
import type { Context } from '../../platform/http/context.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { BOUGHT_FILTERS } from './boughtFilters.ts';
import { maskPersonal, PERSONAL_FIELDS } from './rules.ts';

export const seesPersonal = ({ role }: Context) =>
  role !== null && can(role, 'members', 'personal');

/** Whether personal data is shown in the clear: a file masks it unless its reason is logged. */
export const showsPersonal = (context: Context) => seesPersonal(context) && !context.masked;

export const memberList: ListSpec = {
  table: members,
  hidden: ['sourceUpdatedAt'],
  search: { resource: 'members', personal: seesPersonal },
  filters: BOUGHT_FILTERS,
  // Filtering or sorting by a masked field would reveal its value.
  guarded: { columns: [...PERSONAL_FIELDS.keys()], allowed: seesPersonal },
  defaultSort: ['lastOrderAt', 'DESC'],
  finish: (context, rows) => (showsPersonal(context) ? rows : rows.map(maskPersonal)),
};
