/** Where the link to a record leads: to what this person may open. Pure. */
import { editLink, showLink } from '../../links.ts';
import { hasView } from '../../pages.ts';

export type RecordView = 'show' | 'edit';

/** The view that links to a kind of record lead to, unless they say another. */
export const viewOf = (resource: string, opens: RecordView | undefined): RecordView =>
  opens ?? (hasView(resource, 'show') ? 'show' : 'edit');

/** Null where there is no page that the person may open; whoever may not edit the record reads it. */
export const recordAddress = (
  resource: string,
  id: string | number,
  opens: RecordView,
  may: Readonly<Record<RecordView, boolean>>,
): string | null => {
  if (opens === 'edit' && may.edit && hasView(resource, 'edit')) return editLink(resource, id);
  return may.show && hasView(resource, 'show') ? showLink(resource, id) : null;
};
