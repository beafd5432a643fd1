/** Whether the replay that a version needs has been run on the terms that it has now. */
import { hash } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import type { ProgrammeTerms } from '#contract/members/programme';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { programmeReplays } from '#db/schema/members/replays';
import { HttpError } from '../../platform/http/errors.ts';
import { mustBeReplayed, replayedText } from './rules.ts';

/** Identifies what of the terms a replay depends on. */
export const hashOfTerms = (terms: ProgrammeTerms): string =>
  hash('sha256', replayedText(terms), 'hex');

/** The version in force, with which drafts are compared. */
interface InForce {
  number: number;
  terms: ProgrammeTerms;
}
interface Compared {
  termsHash: string;
  baseNumber: number | null;
}

/** Whether a replay is about other terms than these, or compares them with what is no longer in force. */
export const isStaleReplay = (
  { termsHash, baseNumber }: Compared,
  terms: ProgrammeTerms,
  inForce: InForce | null,
): boolean => termsHash !== hashOfTerms(terms) || baseNumber !== (inForce?.number ?? null);

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
  inForce: InForce | null,
): Promise<void> => {
  if (!mustBeReplayed(terms, inForce?.terms ?? null)) return;
  const [replay] = await newestDone(tx, { versionId: id, state: 'done' });
  if (!replay) throw new HttpError(422, 'programmeReplays.errors.runFirst');
  if (isStaleReplay(replay, terms, inForce))
    throw new HttpError(422, 'programmeReplays.errors.runAgain');
};
