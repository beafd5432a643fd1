/** How the demo store sends its surveys: after tickets for two weeks, by a link on its counters, and one that waits for its start. */
import type { DistributionInput } from '#contract/surveys/distributions';
import type { Connection, Db } from '#db';
import { query } from '#db/statements';
import { DAY_MS } from '#shared/days';
import { createDistribution } from '#server/surveys/distributions/actions';
import { startDistribution } from '#server/surveys/distributions/start';
import { sendDue } from '#server/surveys/sending/job';
import { answerSome } from './incentives.ts';
import { writerAt } from '../systemWriter.ts';

const RUNNING_DAYS = 14;

const surveyFor = async (tx: Db, purpose: string): Promise<number> => {
  const [row] = await query<{ id: number }>(
    tx,
    `select s.id from surveys s where s.purpose = ? and exists (select 1 from survey_versions v
       where v.survey_id = s.id and v.published_at is not null) order by s.id limit 1`,
    [purpose],
  );
  if (!row) throw new Error(`No survey is published for ${purpose}`);
  return Number(row.id);
};

const USUAL = {
  delayHours: 24,
  sampleRate: 10_000,
  recontactDays: 14,
  usesCooldown: true,
  reminderAfterDays: 3,
  dailyLimit: null,
  linkLimit: null,
  incentive: null,
};

const start = async (tx: Db, at: number, input: DistributionInput): Promise<void> => {
  const writer = writerAt(at);
  await startDistribution(tx, writer, 'owner', await createDistribution(tx, writer, input), 1);
};

export const writeDistributions = async (connection: Connection, now: number): Promise<void> => {
  const began = now - RUNNING_DAYS * DAY_MS;
  await connection.transaction(async (tx) => {
    await start(tx, began, {
      ...USUAL,
      surveyId: await surveyFor(tx, 'afterTicket'),
      names: { en: 'A day after a ticket', zh: '工单解决一天后' },
      trigger: { kind: 'caseResolved', ticketTypes: [], caseKinds: [] },
      sampleRate: 8000,
    });
    await start(tx, began, {
      ...USUAL,
      surveyId: await surveyFor(tx, 'indicators'),
      names: { en: 'On the counters of our shops', zh: '门店柜台' },
      trigger: { kind: 'openLink' },
      linkLimit: 5000,
    });
    await start(tx, began, {
      ...USUAL,
      surveyId: await surveyFor(tx, 'delivery'),
      names: { en: 'Five days after delivery, with points', zh: '签收五天后（送积分）' },
      trigger: { kind: 'delivered', afterDays: 5 },
      dailyLimit: 20,
      incentive: { kind: 'points', points: 20 },
    });
    await createDistribution(tx, writerAt(now - DAY_MS), {
      ...USUAL,
      surveyId: await surveyFor(tx, 'delivery'),
      names: { en: 'Three days after delivery', zh: '签收三天后' },
      trigger: { kind: 'delivered', afterDays: 3 },
      dailyLimit: 200,
      incentive: { kind: 'points', points: 30 },
    });
  });
  for (let day = 1; day <= RUNNING_DAYS; day += 1)
    await sendDue({ connection, now: () => began + day * DAY_MS });
  await answerSome(connection, now);
};
