/** A million answers: what the page of results asks for, over a year. */
import type { Results } from '#contract/surveys/results';
import type { Survey } from '#contract/surveys/surveys';
import { dayOf } from '#shared/days';
import { monthsOf } from '#rules/surveys/results';
import { OWNER, prepareConsole, signIn, startConsole } from './consoleServer.ts';
import type { Lane } from './lanes.ts';
import type { Options } from './options.ts';
import type { Report } from './report.ts';
import { median, quantile } from './statistics.ts';
import { ANSWERS_EACH, SURVEYS_STORE_VERSION } from './surveysStore.ts';
import { GOALS } from './targets.ts';
import { runTask } from './task.ts';
import { sender, times } from './timedRequests.ts';
import { fingerprint } from './workspace.ts';

const ANSWERS = 1_000_000;
const SOURCES = ['drizzle/migrations/sqlite', 'drizzle/migrations/postgres'];
const WHOLE = 'kind=score&questionKey=whole';

export const measureSurveys = async (report: Report, lane: Lane, { quick }: Options) => {
  const answers = quick ? 20_000 : ANSWERS;
  const rounds = quick ? 3 : 20;
  const kept = await lane.kept(
    `surveys${answers}`,
    `${fingerprint(SOURCES)}v${SURVEYS_STORE_VERSION}`,
    async (url) => {
      await prepareConsole(url);
      await runTask('surveysStore', url, { responses: answers / ANSWERS_EACH });
      await lane.settle(url);
    },
  );
  const url = await lane.copy(kept, 'surveys');
  await lane.settle(url);
  const server = await startConsole(url);
  const { database } = lane;
  try {
    const staff = sender(server, { Cookie: await signIn(server, OWNER) });
    const surveys = await staff<Survey[]>('/api/surveys?sort=%5B%22id%22%2C%22DESC%22%5D');
    const survey = surveys.find(({ names }) => names.en === 'Bench');
    const { timeZone } = await staff<{ timeZone: string }>('/api/settings/1');
    const { from, to } = monthsOf('last12', dayOf(Date.now(), timeZone));
    const of = (name: string, more = '') =>
      `/api/surveys/${survey?.id}/${name}?from=${from}&to=${to}${more && `&${more}`}`;
    const { index, responses } = await staff<Results>(of('results'));
    if (index.now === null || responses < answers / ANSWERS_EACH / 4)
      throw new Error(`The results of a year count ${responses} responses`);
    // Together, as the page asks.
    const page = () =>
      Promise.all(
        [of('results'), of('trend', WHOLE), of('cuts', `${WHOLE}&by=channel`), of('asked')].map(
          (path) => staff(path),
        ),
      );
    const measure = async (
      name: string,
      ask: () => Promise<unknown>,
      goal: (typeof GOALS)['surveyResults'],
    ) => {
      await times(3, ask);
      const taken = await times(rounds, ask);
      report.add({
        section: 'surveys',
        name: `${name} of ${answers.toLocaleString('en')} answers, p95`,
        database,
        ours: quantile(taken, 0.95),
        latency: { p50: Math.round(median(taken)), p99: Math.round(quantile(taken, 0.99)) },
        unit: 'ms',
        goal,
      });
    };
    await measure('results', () => staff(of('results')), GOALS.surveyResults);
    await measure(
      'a trend by week',
      () => staff(of('trend', `${WHOLE}&grain=week`)),
      GOALS.surveyResults,
    );
    await measure('by agent', () => staff(of('agentCuts', WHOLE)), GOALS.surveyResults);
    await measure('who was asked', () => staff(of('asked')), GOALS.surveyResults);
    await measure('the page of results', page, GOALS.surveyResults);
  } finally {
    await server.stop();
  }
};
