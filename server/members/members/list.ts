/** The list of members, which each role may filter and sort only by fields that it may see. */
import { can } from '#contract/platform/access';
import { members } from '#db/schema/members/members';
import type { Context } from '../../platform/http/context.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { personLevelSql } from '../levels/personLevel.ts';
import { PORTRAIT_FILTERS } from './portraitFilters.ts';
import { lapsingColumn, LAPSING_FILTERS } from './lapsingFilters.ts';
import { LEVEL_FILTERS } from './levelFilters.ts';
import { BOUGHT_FILTERS } from './boughtFilters.ts';
import { PROFILE_FIELDS } from '#contract/members/members';
import { PROFILE_FILTERS } from './profileFilters.ts';
import { withoutRefusedProfile } from './facts.ts';
import { maskPersonal, PERSONAL_FIELDS } from './rules.ts';

export const seesPersonal = ({ role }: Context) =>
  role !== null && can(role, 'members', 'personal');

/** Whether personal data is shown in the clear: a file masks it unless its reason is logged. */
export const showsPersonal = (context: Context) => seesPersonal(context) && !context.masked;

export const memberList: ListSpec = {
  table: members,
  hidden: [
    'sourceUpdatedAt',
    'birthdaySetAt',
    'fieldClocks',
    'level',
    'levelUntil',
    'levelAfter',
    'levelSteps',
    'levelVersion',
  ],
  timedTexts: { level: personLevelSql('clock.at') },
  asked: lapsingColumn,
  search: { resource: 'members', personal: seesPersonal },
  keys: ['external_id'],
  filters: {
    ...BOUGHT_FILTERS,
    ...LAPSING_FILTERS,
    ...LEVEL_FILTERS,
    ...PROFILE_FILTERS,
    ...PORTRAIT_FILTERS,
  },
  // Filtering or sorting by a masked field, or by the profile of somebody who refused one, would reveal its value.
  // Birthdays without a year are in no order with the others.
  guarded: (context) => [
    'birthday',
    ...PROFILE_FIELDS,
    ...(seesPersonal(context) ? [] : PERSONAL_FIELDS.keys()),
  ],
  defaultSort: ['lastOrderAt', 'DESC'],
  finish: (context, rows) => {
    const shown = rows.map(withoutRefusedProfile);
    return showsPersonal(context) ? shown : shown.map(maskPersonal);
  },
};
