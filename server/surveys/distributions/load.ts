/** Reads distributions with what came of them. */
import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Distribution } from '#contract/surveys/distributions';
import type { Incentive } from '#contract/surveys/incentives';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';
import { couponBatches } from '#db/schema/promotions/coupons';
import { surveyIncentives } from '#db/schema/surveys/incentives';
import { surveyResponses } from '#db/schema/surveys/responses';
import type { Application } from '../../platform/http/context.ts';
import { publicPath } from '../../platform/publicPages/tokens.ts';
import { findRow, getRow } from '../../platform/records/records.ts';
import { OPEN } from '../answering/address.ts';
import type { DistributionRow } from '../answering/find.ts';
import { costOf } from '../incentives/cost.ts';
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
const answeredOf = prepared({ id: surveyResponses.distributionId }, (q, { id }) =>
  q
    .select({ n: count() })
    .from(surveyResponses)
    .where(and(eq(surveyResponses.distributionId, id), isNotNull(surveyResponses.completedAt))),
);
const givenOf = prepared({ id: surveyIncentives.distributionId }, (q, { id }) =>
  q.select({ n: count() }).from(surveyIncentives).where(eq(surveyIncentives.distributionId, id)),
);
const batchOf = async (db: Db, incentive: Incentive | null): Promise<string | null> =>
  incentive?.kind === 'coupon'
    ? ((await findRow(db, couponBatches, incentive.batchId))?.name ?? null)
    : null;
const first = async (rows: Promise<{ n: number }[]>) => Number((await rows)[0]?.n ?? 0);

/** Without the token of an open link, of which only the address is shown, and without what only limits of a day need. */
export const toShownDistribution = (
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
  context: { now: number } & Pick<Application, 'site'>,
): Promise<Distribution> => {
  const row = await getRow(db, surveyDistributions, id);
  const given = await first(givenOf(db, { id }));
  const answered = await first(answeredOf(db, { id }));
  return {
    ...toShownDistribution(row, answered, context),
    asked: await first(askedOf(db, { id })),
    answered,
    notAsked: await first(notAskedOf(db, { id })),
    given,
    givenCost: await costOf(db, row.incentive, given, context.now),
    batchName: await batchOf(db, row.incentive),
  };
};
