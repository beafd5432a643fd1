/** What all approvals share when they write: refusals, authors, decisions and entries of the activity log. */
import type { ActivityVerb } from '#contract/platform/activities';
import { conflict } from '../http/errors.ts';
import type { Writer } from '../records/writer.ts';

/** Throws a conflict where a rule gave a reason to refuse. */
export const refuseFor = (error: string | null): void => {
  if (error) throw conflict(error);
};

/** The author of what is written: the person, or the kind of caller where there is no person. */
export const authorOf = ({ actor }: Pick<Writer, 'actor'>) => ({
  authorId: actor.id ?? actor.kind,
  authorName: actor.name,
});

/** Columns of a decision, and of a version on which nobody has decided yet. */
export const decidedBy = ({ actor, now }: Writer) => ({ approverName: actor.name, decidedAt: now });
export const UNDECIDED = { approverName: null, decidedAt: null };

/** The fields that every entry of the activity log about a record has. */
export const entryOf = (
  resource: string,
  { actor, now }: Pick<Writer, 'actor' | 'now'>,
  { id, name }: { id: number; name: string },
  verb: ActivityVerb,
) => ({ actor, at: now, resource, recordId: id, recordName: name, verb });
