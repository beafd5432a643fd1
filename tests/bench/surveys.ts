/** A million answers: what the page of results asks for, over a year; of a survey that tells who answered, and in confidence. */
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

/** `of`: a path of the survey over the year, with further parameters. */
const openSurvey = async (staff: ReturnType<typeof sender>, answers: number) => {
  const surveys = await staff<Survey[]>('/api/surveys?sort=%5B%22id%22%2C%22DESC%22%5D');
  const survey = surveys.find(({ names }) => names.en === 'Bench');
  const { timeZone } = await staff<{ timeZone: string }>('/api/settings/1');
  const { from, to } = monthsOf('last12', dayOf(Date.now(), timeZone));
  const of = (name: string, more = '') =>
    `/api/surveys/${survey?.id}/${name}?from=${from}&to=${to}${more && `&${more}`}`;
  const { index, responses } = await staff<Results>(of('results'));
  if (index.now === null || responses < answers / ANSWERS_EACH / 4)
    throw new Error(`The results of a year count ${responses} responses`);
  return of;
};

/** `told`: how the survey is named in the rows. */
const measureResults = async (
  report: Report,
  { database }: Lane,
  url: string,
  { answers, rounds, told }: { answers: number; rounds: number; told: string },
) => {
  const server = await startConsole(url);
  try {
    const staff = sender(server, { Cookie: await signIn(server, OWNER) });
    const of = await openSurvey(staff, answers);
    // Together, as the page asks.
    const page = () =>
      Promise.all(
        [of('results'), of('trend', WHOLE), of('cuts', `${WHOLE}&by=channel`), of('asked')].map(
          (path) => staff(path),
        ),
      );
    const measures: [name: string, ask: () => Promise<unknown>][] = [
      ['results', () => staff(of('results'))],
      ['a trend by week', () => staff(of('trend', `${WHOLE}&grain=week`))],
      ['by agent', () => staff(of('agentCuts', WHOLE))],
      ['who was asked', () => staff(of('asked'))],
      ['the page of results', page],
    ];
    for (const [name, ask] of measures) {
      await times(3, ask);
      const taken = await times(rounds, ask);
      report.add({
        section: 'surveys',
        name: `${name} of ${answers.toLocaleString('en')} answers${told}, p95`,
        database,
        ours: quantile(taken, 0.95),
        latency: { p50: Math.round(median(taken)), p99: Math.round(quantile(taken, 0.99)) },
        unit: 'ms',
        goal: GOALS.surveyResults,
      });
    }
  } finally {
    await server.stop();
  }
};

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
  await measureResults(report, lane, url, { answers, rounds, told: '' });
  // The same rows: what may be told is derived when it is read.
  await runTask('surveysConfidential', url);
  await measureResults(report, lane, url, { answers, rounds, told: ' in confidence' });
};
