/** Whom a distribution would have asked over the last days: by the same gates, writing nothing. */
import { SIMULATED_DAYS, type Simulation } from '#contract/surveys/distributions';
import type { OutReason } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { DAY_MS, dayOf } from '#shared/days';
import type { DistributionRow } from '../answering/find.ts';
import { costOf } from '../incentives/cost.ts';
import { type Candidate, findCandidates, findMembers, PAGE } from '../sending/candidates.ts';
import { decideAll } from '../sending/decide.ts';
import { periodOf } from '../sending/periods.ts';
import { hasEnded, toldUntil } from '../toldMonths/ended.ts';

/** Of those who were asked by the survey's distributions, as far as it is told that they answered. */
const pastOf = statement<{ asked: number | string; answered: number | string }>(
  `select count(*) as asked, count(i.completed_at) as answered
   from survey_invitations i join survey_distributions d on d.id = i.distribution_id
     join surveys s on s.id = d.survey_id
     cross join (select cast(? as bigint) as until) x
   where d.survey_id = ? and i.sent_at is not null
     and (s.identity_mode = 'identified' or ${hasEnded('i', 'x.until')})`,
);
/** Fewer than these who were asked say little about the next. */
const LEAST_ASKED = 30;
/** What is assumed of a survey that was never sent: basis points. */
const USUAL_RATE = 1500;
const WHOLE = 10_000;
const Z = 1.959964;
const LEAST_ANSWERS = 5;

/** Half of the interval of a share of one half, the widest there is, in basis points. */
const halfWidthOf = (answers: number): number | null =>
  answers < LEAST_ANSWERS ? null : Math.round((Z * WHOLE) / 2 / Math.sqrt(answers));

const findAll = async (
  db: Db,
  { trigger }: DistributionRow,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<Candidate[]> => {
  // As if it had not been started: also what it has decided since is among the events.
  const distributionId = 0;
  const window = { from: now - SIMULATED_DAYS * DAY_MS, until: now };
  const all: Candidate[] = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const asking = { distributionId, after, ...window };
    const page: Candidate[] =
      trigger.kind === 'segment'
        ? await findMembers(db, trigger.segmentKey, asking, {
            number: periodOf(dayOf(now, timeZone), trigger.every, timeZone).number,
            at: now,
          })
        : await findCandidates(db, trigger, asking);
    all.push(...page);
    after = page.length < PAGE ? undefined : page.at(-1)?.cursor;
  }
  return all.toSorted((one, other) => one.occurredAt - other.occurredAt);
};

export const simulate = async (
  db: Db,
  distribution: DistributionRow,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<Simulation> => {
  const candidates = await findAll(db, distribution, { now, timeZone });
  // The limit of a day is one of thirty days here.
  const limit = distribution.dailyLimit;
  const decisions = await decideAll(
    db,
    { ...distribution, dailyLimit: limit === null ? null : limit * SIMULATED_DAYS },
    candidates,
    { now, timeZone, isSimulated: true },
  );
  const out: Partial<Record<OutReason, number>> = {};
  for (const { outReason } of decisions)
    if (outReason !== null) out[outReason] = (out[outReason] ?? 0) + 1;
  const asked = decisions.filter(({ outReason }) => outReason === null).length;
  const [past] = await pastOf(db, toldUntil(now, timeZone), distribution.surveyId);
  const before = Number(past?.asked ?? 0);
  const isOwnRate = before >= LEAST_ASKED;
  const responseRate = isOwnRate
    ? Math.round((Number(past?.answered ?? 0) / before) * WHOLE)
    : USUAL_RATE;
  const answers = Math.round((asked * responseRate) / WHOLE);
  return {
    events: candidates.length,
    asked,
    out,
    responseRate,
    isOwnRate,
    answers,
    halfWidth: halfWidthOf(answers),
    cost: await costOf(db, distribution.incentive, answers, now),
  };
};
