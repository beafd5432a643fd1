/** Whether the replay that a version needs has been run on the terms that it has now. */
import { hash } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import type { ProgrammeTerms } from '#contract/members/programme';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { programmeReplays } from '#db/schema/members/replays';
import { message } from '#shared/fields';
import { HttpError } from '../../platform/http/errors.ts';
import { mustBeReplayed, replayedText, saysTheSame } from './rules.ts';

/** Identifies what of the terms a replay depends on. */
export const hashOfTerms = (terms: ProgrammeTerms): string =>
  hash('sha256', replayedText(terms), 'hex');

/** The latest approved version, which drafts follow and are compared with. */
interface Followed {
  number: number;
  terms: ProgrammeTerms;
}
interface Compared {
  termsHash: string;
  baseNumber: number | null;
}

/** Whether a replay is about other terms than these, or compares them with another version than they follow. */
export const isStaleReplay = (
  { termsHash, baseNumber }: Compared,
  terms: ProgrammeTerms,
  followed: Followed | null,
): boolean => termsHash !== hashOfTerms(terms) || baseNumber !== (followed?.number ?? null);

/** Throws 422 where a version says the same as the one that it follows: there is nothing to approve. */
export const requireChanges = (terms: ProgrammeTerms, followed: Followed | null): void => {
  if (!followed || !saysTheSame(terms, followed.terms)) return;
  throw new HttpError(422, message('versions.errors.noChanges', { number: followed.number }));
};

const newestDone = prepared(
  { versionId: programmeReplays.versionId, state: programmeReplays.state },
  (q, { versionId, state }) =>
    q
      .select({ termsHash: programmeReplays.termsHash, baseNumber: programmeReplays.baseNumber })
      .from(programmeReplays)
      .where(and(eq(programmeReplays.versionId, versionId), eq(programmeReplays.state, state)))
      .orderBy(desc(programmeReplays.id))
      .limit(1),
);

/** Throws 422 where the version changes levels, earning or expiry and has not been replayed as it is. */
export const requireReplay = async (
  tx: Db,
  { id, terms }: { id: number; terms: ProgrammeTerms },
  followed: Followed | null,
): Promise<void> => {
  if (!mustBeReplayed(terms, followed?.terms ?? null)) return;
  const [replay] = await newestDone(tx, { versionId: id, state: 'done' });
  if (!replay) throw new HttpError(422, 'programmeReplays.errors.runFirst');
  if (isStaleReplay(replay, terms, followed))
    throw new HttpError(422, 'programmeReplays.errors.runAgain');
};
