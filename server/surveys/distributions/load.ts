/** Reads distributions with what came of them. */
import { and, count, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Distribution } from '#contract/surveys/distributions';
import type { Incentive } from '#contract/surveys/incentives';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';
import { couponBatches } from '#db/schema/promotions/coupons';
import { surveyResponses } from '#db/schema/surveys/responses';
import { surveys } from '#db/schema/surveys/surveys';
import { statement } from '#db/statements';
import type { Application } from '../../platform/http/context.ts';
import { publicPath } from '../../platform/publicPages/tokens.ts';
import { findRow, getRow } from '../../platform/records/records.ts';
import { OPEN } from '../answering/address.ts';
import type { DistributionRow } from '../answering/find.ts';
import { costOf } from '../incentives/cost.ts';
import { hasEnded, toldUntil } from '../toldMonths/ended.ts';
import { distributionState, shownTerms } from './rules.ts';

const askedOf = prepared({ id: surveyInvitations.distributionId }, (q, { id }) =>
  q
    .select({ n: count() })
    .from(surveyInvitations)
    .where(and(eq(surveyInvitations.distributionId, id), isNull(surveyInvitations.outReason))),
);
const notAskedOf = prepared({ id: surveyInvitations.distributionId }, (q, { id }) =>
  q
    .select({ n: count() })
    .from(surveyInvitations)
    .where(and(eq(surveyInvitations.distributionId, id), isNotNull(surveyInvitations.outReason))),
);
const ANSWERED = { id: surveyResponses.distributionId, until: surveyResponses.completedAt };
const answeredOf = prepared(ANSWERED, (q, { id, until }) =>
  q
    .select({ n: count() })
    .from(surveyResponses)
    .where(and(eq(surveyResponses.distributionId, id), lt(surveyResponses.completedAt, until))),
);
const givenOf = statement<{ n: number }>(
  `select count(*) as n from survey_incentives g join survey_invitations i on i.id = g.invitation_id
     cross join (select cast(? as bigint) as until) x
   where g.distribution_id = ? and ${hasEnded('i', 'x.until')}`,
);
const EVER = Number.MAX_SAFE_INTEGER;
const batchOf = async (db: Db, incentive: Incentive | null): Promise<string | null> =>
  incentive?.kind === 'coupon'
    ? ((await findRow(db, couponBatches, incentive.batchId))?.name ?? null)
    : null;
const first = async (rows: Promise<{ n: number }[]>) => Number((await rows)[0]?.n ?? 0);

/** Without the token of an open link, of which only the address is shown, and without what only limits of a day need. */
const toShownDistribution = (
  {
    linkToken,
    samplingKey: _key,
    aloneBy: _by,
    aloneOn: _on,
    aloneUntil: _until,
    alonePoints: _points,
    ...row
  }: DistributionRow,
  answered: number,
  { now, site }: { now: number } & Pick<Application, 'site'>,
) => ({
  ...shownTerms(row),
  state: distributionState(row, answered, now),
  linkUrl: linkToken === null ? null : site.url + publicPath(OPEN, linkToken),
});

export const showDistribution = async (
  db: Db,
  id: number,
  context: { now: number; timeZone: string } & Pick<Application, 'site'>,
): Promise<Distribution> => {
  const row = await getRow(db, surveyDistributions, id);
  const { identityMode } = await getRow(db, surveys, row.surveyId);
  const until = identityMode === 'identified' ? EVER : toldUntil(context.now, context.timeZone);
  const given = await first(givenOf(db, until, id));
  const answered = await first(answeredOf(db, { id, until }));
  return {
    ...toShownDistribution(row, await first(answeredOf(db, { id, until: EVER })), context),
    asked: await first(askedOf(db, { id })),
    answered,
    notAsked: await first(notAskedOf(db, { id })),
    given,
    givenCost: await costOf(db, row.incentive, given, context.now),
    batchName: await batchOf(db, row.incentive),
  };
};
