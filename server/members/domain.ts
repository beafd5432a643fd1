/** The domain of members. */
import { members as memberTable } from '#db/schema/members/members';
import type { Domain } from '../domain.ts';
import { EXPORTS } from './exports.ts';
import { audienceNameRoutes } from './audienceNames/routes.ts';
import { namesOfMembers } from './members/audiences.ts';
import { reindexMembers } from './members/search.ts';
import { memberList, showsPersonal } from './members/list.ts';
import { memberRoutes } from './members/routes.ts';
import { maskPersonalDeep } from './members/rules.ts';

export const members: Domain = {
  name: 'members',
  routes: [...memberRoutes, ...audienceNameRoutes],
  audienceNames: [namesOfMembers],
  exports: [EXPORTS],
  sums: [{ members: { list: memberList, columns: ['revenue', 'returned'] } }],
  personal: [{ isVisibleTo: showsPersonal, mask: maskPersonalDeep }],
  afterRestore: [{ reindex: { table: memberTable, write: reindexMembers } }],
};
