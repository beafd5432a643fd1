import { type Route, route } from '../../platform/http/route.ts';
import { recordId } from '../../platform/records/records.ts';
import { loadOrigin } from './origin.ts';

export const ticketFileRoutes: Route[] = [
  route({
    method: 'get',
    path: '/tickets/:id/origin',
    access: { resource: 'tickets', action: 'show' },
    summary: 'What another system said of a ticket that came by a file; null of one opened here',
    handle: ({ db }, { params }) => loadOrigin(db, recordId(params.id)),
  }),
];
