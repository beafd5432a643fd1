/** Reads distributions with what came of them. */
import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Distribution } from '#contract/surveys/distributions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';
import { surveyResponses } from '#db/schema/surveys/responses';
import type { Application } from '../../platform/http/context.ts';
import { publicPath } from '../../platform/publicPages/tokens.ts';
import { getRow } from '../../platform/records/records.ts';
import { OPEN } from '../answering/address.ts';
import type { DistributionRow } from '../answering/find.ts';
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
const first = async (rows: Promise<{ n: number }[]>) => Number((await rows)[0]?.n ?? 0);

/** Without the token of an open link, of which only the address is shown. */
export const toShownDistribution = (
  { linkToken, samplingKey: _key, incentive: _incentive, ...row }: DistributionRow,
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
  const answered = await first(answeredOf(db, { id }));
  return {
    ...toShownDistribution(await getRow(db, surveyDistributions, id), answered, context),
    asked: await first(askedOf(db, { id })),
    answered,
    notAsked: await first(notAskedOf(db, { id })),
  };
};
