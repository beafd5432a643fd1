/** Routes of what was answered about a ticket, and by a member. */
import { members } from '#db/schema/members/members';
import { tickets } from '#db/schema/service/tickets';
import { loadPeople } from '../../members/people/load.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { threadOf } from '../../service/tickets/thread.ts';
import { loadAboutTickets, loadByMembers } from './load.ts';
import { loadReader } from './reader.ts';

export const givenAnswerRoutes: Route[] = [
  route({
    method: 'get',
    path: '/tickets/:id/answers',
    access: { resource: 'tickets', action: 'show' },
    summary:
      'What customers answered about a ticket, where the survey tells who answered or they asked to be contacted',
    handle: async (context, { params }) => {
      const { db } = context;
      const { id } = await getRow(db, tickets, recordId(params.id));
      return loadAboutTickets(db, await threadOf(db, id), await loadReader(context));
    },
  }),
  route({
    method: 'get',
    path: '/members/:id/answers',
    access: { resource: 'members', action: 'show' },
    summary:
      'What a member answered, where the survey tells who answered or the member asked to be contacted',
    handle: async (context, { params }) => {
      const { db } = context;
      const { id } = await getRow(db, members, recordId(params.id));
      const people = await loadPeople(db, [id]);
      return loadByMembers(db, people.recordsOf(id), await loadReader(context));
    },
  }),
];
