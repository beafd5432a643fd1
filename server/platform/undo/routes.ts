/** The route that takes back a change. */
import { UndoInput } from '#contract/platform/undo';
import { type Route, route } from '../http/route.ts';
import { showChange, undoChange } from './undo.ts';

export const undoRoutes: Route[] = [
  route({
    method: 'get',
    path: '/changes/:id',
    access: { resource: 'changes', action: 'undo' },
    summary: 'How many records one request or import wrote, and how many of them were taken back',
    handle: (context, { params }) => showChange(context.db, params.id ?? ''),
  }),
  route({
    method: 'post',
    path: '/changes/:id/undo',
    // Whoever may do something may undo it; the grants of the change are checked by the handler.
    access: { resource: 'changes', action: 'undo' },
    summary: 'Undo what one request or import changed; a preview says what would be taken back',
    body: UndoInput,
    handle: (context, { params, body }) => undoChange(context, params.id ?? '', body),
  }),
];
