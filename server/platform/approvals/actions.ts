/** Shared functions for writing approvals: refusals, authors, decisions and activity entries. */
import type { ActivityVerb } from '#contract/platform/activities';
import { conflict } from '../http/errors.ts';
import type { Writer } from '../records/writer.ts';

/** Throws a conflict if there is an error. */
export const refuseFor = (error: string | null): void => {
  if (error) throw conflict(error);
};

/** The author of a write: the person, or the kind of caller where there is no person. */
export const authorOf = ({ actor }: Pick<Writer, 'actor'>) => ({
  authorId: actor.id ?? actor.kind,
  authorName: actor.name,
});

/** Columns of a decision, and of a version that has not been decided on. */
export const decidedBy = ({ actor, now }: Writer) => ({ approverName: actor.name, decidedAt: now });
export const UNDECIDED = { approverName: null, decidedAt: null };

/** The fields that every activity entry about a record has. */
export const entryOf = (
  resource: string,
  { actor, now }: Pick<Writer, 'actor' | 'now'>,
  { id, name }: { id: number; name: string },
  verb: ActivityVerb,
) => ({ actor, at: now, resource, recordId: id, recordName: name, verb });
