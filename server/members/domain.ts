/** The domain of members. */
import { members as memberTable } from '#db/schema/members/members';
import type { Domain } from '../domain.ts';
import { EXPORTS } from './exports.ts';
import { reindexMembers } from './members/search.ts';
import { seesPersonal } from './members/list.ts';
import { memberRoutes } from './members/routes.ts';
import { maskPersonal } from './members/rules.ts';

export const members: Domain = {
  name: 'members',
  routes: memberRoutes,
  exports: [EXPORTS],
  personal: [{ resource: 'members', isVisibleTo: seesPersonal, mask: maskPersonal }],
  afterRestore: [{ reindex: { table: memberTable, write: reindexMembers } }],
};
