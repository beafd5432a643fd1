/** Routes of invitations: who was asked, and who was not, and why. */
import { resource } from '../../platform/http/resource.ts';
import type { Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { invitationList } from './list.ts';

export const invitationRoutes: Route[] = resource('surveyInvitations', {
  list: listOf(invitationList),
});
