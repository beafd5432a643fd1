/** The corrective actions of a month: which were open when it ended, and what was found of those that were checked in it. */
import type { ReviewedActions } from '#contract/surveys/monthlyReviews';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { correctiveActions, correctiveChecks } from '#db/schema/surveys/correctiveActions';
import { surveys } from '#db/schema/surveys/surveys';
import { and, asc, eq, gte, isNull, lt, or } from 'drizzle-orm';
import type { Months } from '#rules/surveys/results';
import { startOfDay } from '#shared/days';
import { isDueStage, stageAt } from '../correctiveActions/rules.ts';
import { loadMeasures, nameOfMeasure } from '../verification/options.ts';

const openAt = prepared({ ends: correctiveActions.createdAt }, (q, { ends }) =>
  q
    .select({
      actionId: correctiveActions.id,
      surveyNames: surveys.names,
      ownerId: correctiveActions.ownerId,
      dueOn: correctiveActions.dueOn,
      acceptedAt: correctiveActions.acceptedAt,
      startedAt: correctiveActions.startedAt,
      implementedAt: correctiveActions.implementedAt,
    })
    .from(correctiveActions)
    .innerJoin(surveys, eq(surveys.id, correctiveActions.surveyId))
    .where(
      and(
        lt(correctiveActions.createdAt, ends),
        or(isNull(correctiveActions.endedAt), gte(correctiveActions.endedAt, ends)),
      ),
    )
    .orderBy(asc(correctiveActions.id)),
);
const signedSince = prepared({ opens: correctiveChecks.checkedAt }, (q, { opens }) =>
  q
    .select({
      actionId: correctiveChecks.actionId,
      surveyId: correctiveActions.surveyId,
      surveyNames: surveys.names,
      implementedAt: correctiveChecks.implementedAt,
      measure: correctiveChecks.measure,
      comparison: correctiveChecks.comparison,
      verdict: correctiveChecks.verdict,
      checkedAt: correctiveChecks.checkedAt,
    })
    .from(correctiveChecks)
    .innerJoin(correctiveActions, eq(correctiveActions.id, correctiveChecks.actionId))
    .innerJoin(surveys, eq(surveys.id, correctiveActions.surveyId))
    .where(gte(correctiveChecks.checkedAt, opens))
    .orderBy(asc(correctiveChecks.checkedAt), asc(correctiveChecks.id)),
);

/** Those without a day come last. */
const NO_DAY = '9999-12-31';

export const loadReviewedActions = async (
  db: Db,
  { from, to }: Months,
  timeZone: string,
): Promise<ReviewedActions> => {
  const [opens, ends] = [startOfDay(from, timeZone), startOfDay(to, timeZone)];
  const signed = await signedSince(db, { opens });
  const checked: ReviewedActions['checked'] = [];
  for (const { actionId, surveyId, surveyNames, measure, comparison, verdict } of signed.filter(
    ({ checkedAt }) => checkedAt < ends,
  )) {
    const measureNames = nameOfMeasure(await loadMeasures(db, surveyId), measure);
    checked.push({ actionId, surveyNames, measureNames, comparison, verdict });
  }
  const later = signed.filter(({ checkedAt }) => checkedAt >= ends);
  const open = (await openAt(db, { ends })).map(
    ({ actionId, surveyNames, ownerId, dueOn, ...passed }) => {
      const check = later.find((one) => one.actionId === actionId);
      const stage = stageAt({ ...passed, checkedLater: check?.implementedAt ?? null }, ends - 1);
      const isOverdue = isDueStage(stage) && dueOn !== null && dueOn < to;
      return { actionId, surveyNames, stage, ownerId, dueOn, isOverdue };
    },
  );
  const dueOf = ({ dueOn }: { dueOn: string | null }) => dueOn ?? NO_DAY;
  return { open: open.toSorted((one, other) => dueOf(one).localeCompare(dueOf(other))), checked };
};
