/** What the link of a survey stands for: an invitation of one person, or the open link of a distribution. */
import { and, count, desc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { answerKey } from '#rules/surveys/definitions';
import { tokenHash } from '../../platform/publicPages/tokens.ts';
import { getRow } from '../../platform/records/records.ts';
import { loadPromised, type Promised } from '../incentives/promised.ts';
import { endedInvitation, endedLink } from './ended.ts';
import type { Redacted, Stored } from './rules.ts';
import type { Ended } from './words.ts';

export type InvitationRow = typeof surveyInvitations.$inferSelect;
export type DistributionRow = typeof surveyDistributions.$inferSelect;
export type ResponseRow = typeof surveyResponses.$inferSelect;

export interface Asked {
  survey: typeof surveys.$inferSelect;
  version: typeof surveyVersions.$inferSelect;
  distribution: DistributionRow;
  /** Null of an open link. */
  invitation: InvitationRow | null;
  /** What was answered by the invitation so far; always null of an anonymous survey. */
  response: ResponseRow | null;
  ended: Ended | null;
  /** What is promised for answering; null of an open link, and where nothing is. */
  promised: Promised | null;
}

const byHash = prepared({ tokenHash: surveyInvitations.tokenHash }, (q, { tokenHash: hash }) =>
  q.select().from(surveyInvitations).where(eq(surveyInvitations.tokenHash, hash)),
);
const responseOf = prepared({ invitationId: surveyResponses.invitationId }, (q, { invitationId }) =>
  q.select().from(surveyResponses).where(eq(surveyResponses.invitationId, invitationId)),
);

/** Null of an unknown token, and of an invitation that was never sent. */
export const findInvited = async (db: Db, hash: string, now: number): Promise<Asked | null> => {
  const [invitation] = await byHash(db, { tokenHash: hash });
  if (!invitation || invitation.outReason !== null) return null;
  return loadInvited(db, invitation, now);
};

export const loadInvited = async (
  db: Db,
  invitation: InvitationRow,
  now: number,
): Promise<Asked> => {
  const version = await getRow(db, surveyVersions, invitation.versionId);
  const [response = null] = await responseOf(db, { invitationId: invitation.id });
  const distribution = await getRow(db, surveyDistributions, invitation.distributionId);
  return {
    survey: await getRow(db, surveys, version.surveyId),
    version,
    distribution,
    invitation,
    response,
    ended: endedInvitation(invitation, now),
    promised: await loadPromised(db, { distribution, invitation }, now),
  };
};

const openLinks = prepared({}, (q) =>
  q.select().from(surveyDistributions).where(isNotNull(surveyDistributions.linkToken)),
);
const newestOf = prepared({ surveyId: surveyVersions.surveyId }, (q, { surveyId }) =>
  q
    .select()
    .from(surveyVersions)
    .where(and(eq(surveyVersions.surveyId, surveyId), isNotNull(surveyVersions.publishedAt)))
    .orderBy(desc(surveyVersions.number))
    .limit(1),
);
const answeredBy = prepared(
  { distributionId: surveyResponses.distributionId, source: surveyResponses.source },
  (q, { distributionId, source }) =>
    q
      .select({ n: count() })
      .from(surveyResponses)
      .where(
        and(eq(surveyResponses.distributionId, distributionId), eq(surveyResponses.source, source)),
      ),
);

/** Null of an unknown token, and of a distribution that has not started. */
export const findOpen = async (db: Db, hash: string, now: number): Promise<Asked | null> => {
  const distribution = (await openLinks(db)).find(
    ({ linkToken }) => linkToken !== null && tokenHash(linkToken) === hash,
  );
  if (!distribution || distribution.startedAt === null || distribution.startedAt > now) return null;
  const [version] = await newestOf(db, { surveyId: distribution.surveyId });
  if (!version) return null;
  const [answered] = await answeredBy(db, {
    distributionId: distribution.id,
    source: 'openLink',
  });
  return {
    survey: await getRow(db, surveys, distribution.surveyId),
    version,
    distribution,
    invitation: null,
    response: null,
    ended: endedLink(distribution, Number(answered?.n ?? 0), now),
    promised: null,
  };
};

const redactedOf = prepared({ responseId: surveyAnswers.responseId }, (q, { responseId }) =>
  q
    .select({
      questionKey: surveyAnswers.questionKey,
      rowKey: surveyAnswers.rowKey,
      at: surveyAnswers.redactedAt,
    })
    .from(surveyAnswers)
    .where(and(eq(surveyAnswers.responseId, responseId), isNotNull(surveyAnswers.redactedAt))),
);
export const loadRedacted = async (db: Db, responseId: string): Promise<Redacted> =>
  new Map(
    (await redactedOf(db, { responseId })).map(({ questionKey, rowKey, at }) => [
      answerKey(questionKey, rowKey === '' ? null : rowKey),
      at ?? 0,
    ]),
  );

const answersOf = prepared({ responseId: surveyAnswers.responseId }, (q, { responseId }) =>
  q.select().from(surveyAnswers).where(eq(surveyAnswers.responseId, responseId)),
);
export const loadStored = async (db: Db, response: ResponseRow | null): Promise<Stored> =>
  new Map(
    (response === null ? [] : await answersOf(db, { responseId: response.id })).map(
      ({ questionKey, rowKey, number, optionIds, text }) => [
        answerKey(questionKey, rowKey === '' ? null : rowKey),
        number ?? optionIds ?? text,
      ],
    ),
  );
