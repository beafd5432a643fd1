/** What every decision does the same way: it refuses, names its author or who decided, and tells the activity log. */
import type { ActivityVerb } from '#contract/platform/activities';
import { conflict } from '../http/errors.ts';
import type { Writer } from '../records/writer.ts';

/** Throws a conflict where a rule has found a reason to refuse. */
export const refuseFor = (error: string | null): void => {
  if (error) throw conflict(error);
};

/** Who stands behind what is written: the person, or the kind of caller where there is none. */
export const authorOf = ({ actor }: Pick<Writer, 'actor'>) => ({
  authorId: actor.id ?? actor.kind,
  authorName: actor.name,
});

/** Columns of a decision, and of none: whoever decided on an earlier version has not decided on this one. */
export const decidedBy = ({ actor, now }: Writer) => ({ approverName: actor.name, decidedAt: now });
export const UNDECIDED = { approverName: null, decidedAt: null };

/** The start of an entry of the activity log about a record. */
export const entryOf = (
  resource: string,
  { actor, now }: Pick<Writer, 'actor' | 'now'>,
  { id, name }: { id: number; name: string },
  verb: ActivityVerb,
) => ({ actor, at: now, resource, recordId: id, recordName: name, verb });
