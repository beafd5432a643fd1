/** A desk that is alerted by surveys: how tests ask its customers, and read and close what follows. */
import { afterAll, beforeAll } from 'vitest';
import type { SurveyAlert, SurveyAlertDetail } from '#contract/surveys/alerts';
import { query } from '#db/statements';
import { filledBefore } from '../support/filledBefore.ts';
import { type Call, openApi } from '../support/openApi.ts';
import {
  answer,
  answerByOthers,
  invite,
  seenAt,
  TOLD_AT,
  writeDistribution,
} from './answerStore.ts';
import { comment, csat, writeSurvey } from './surveyStore.ts';

export const alertTests = () => {
  const api = filledBefore(openApi);
  const write = (sql: string, values: (string | number)[] = []) =>
    api.connection.transaction((tx) => query(tx, sql, values));
  const callers = filledBefore(async () => {
    await write(`update staff set role = 'agent' where id = 'analyst'`);
    return {
      owner: await api.raw('owner'),
      manager: await api.raw('manager'),
      agent: await api.raw('agent'),
      lead: await api.raw('analyst'),
      store: await api.store(),
    };
  });
  const owner: Call = (...asked) => callers.owner(...asked);
  const manager: Call = (...asked) => callers.manager(...asked);
  /** Who is rated, and who leads them. */
  const agent: Call = (...asked) => callers.agent(...asked);
  const lead: Call = (...asked) => callers.lead(...asked);
  const store: Call = (...asked) => callers.store(...asked);
  /** The last number in a name. */
  const serial = { last: 0 };

  beforeAll(async () => {
    await owner('POST', '/api/teams', {
      names: { en: 'Desk' },
      memberIds: ['agent', 'analyst'],
      leadId: 'analyst',
    });
  });
  const cause = filledBefore(
    async () =>
      (
        await owner<{ id: number }>('POST', '/api/rootCauses', {
          code: 'packing',
          names: { en: 'Packing' },
        })
      ).body,
  );
  afterAll(() => api.close());

  const member = async () => {
    const externalId = `alert${(serial.last += 1)}`;
    await store('POST', '/api/store/members', { externalId, email: `${externalId}@example.com` });
    const [row] = await query<{ id: number }>(
      api.connection.db,
      'select id from members where external_id = ?',
      [externalId],
    );
    return Number(row?.id);
  };
  const QUESTIONS = [{ ...csat('whole'), isRequired: true }, comment('why')];
  const sent = async (options: Parameters<typeof writeSurvey>[2] = {}, memberId?: number) => {
    const { surveyId, versionId } = await writeSurvey(api.connection, QUESTIONS, options);
    const distributionId = await writeDistribution(api, surveyId);
    const known = memberId ?? (await member());
    const invited = await invite(
      api,
      { distributionId, versionId },
      {
        memberId: known,
        snapshot: { agentId: 'agent' },
      },
    );
    return { surveyId, memberId: known, ...invited };
  };
  const reply = (path: string, score: string, words = '') =>
    answer(api.url, path, [{ v: score }, { v: words, go: 'send' }]);
  const alertsOf = async (surveyId: number, call = owner) =>
    (await call<SurveyAlert[]>('GET', `/api/surveyAlerts?filter={"surveyId":${surveyId}}`)).body;
  /** Once its month is told, in which five people answered. */
  const toldAlerts = async (surveyId: number) => {
    await answerByOthers(api, surveyId, 4);
    return seenAt(api, TOLD_AT, (call) => alertsOf(surveyId, call));
  };
  const show = async (id: number, call = owner) =>
    (await call<SurveyAlertDetail>('GET', `/api/surveyAlerts/${id}`)).body;
  const alerted = async (score = '1', words = '') => {
    const asked = await sent();
    await reply(asked.path, score, words);
    const [alert] = await alertsOf(asked.surveyId);
    if (!alert) throw new Error('Nobody was alerted');
    return { ...asked, alert };
  };
  const step = <T = SurveyAlertDetail & { errors?: object; message?: string }>(
    call: Call,
    { id }: { id: number },
    noun: string,
    body: object,
  ) => call<T>('POST', `/api/surveyAlerts/${id}/${noun}`, body);
  const close = async (call: Call, { id }: { id: number }, more: object = {}) =>
    step(call, { id }, 'closing', {
      wasContacted: false,
      rootCauseId: cause.id,
      actionTaken: 'Packed anew',
      version: (await show(id)).version,
      ...more,
    });
  return {
    api,
    cause,
    serial,
    owner,
    manager,
    agent,
    lead,
    store,
    write,
    member,
    sent,
    reply,
    alertsOf,
    toldAlerts,
    show,
    alerted,
    step,
    close,
  };
};
