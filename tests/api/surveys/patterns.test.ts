/** The nightly job that proposes corrective actions for what repeats. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CorrectiveAction, CorrectiveActionDetail } from '#contract/surveys/correctiveActions';
import { insertRows } from '#db/bulk';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { dayOf } from '#shared/days';
import type { RunPage } from '#server/platform/jobs/spec';
import { PROPOSE_ACTIONS } from '#server/surveys/patterns/job';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { csat, matrix, writeResponses, writeSurvey } from './surveyStore.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
let api: OpenApi;
let manager: Call;
beforeAll(async () => {
  api = await openApi();
  manager = await api.raw('manager');
});
afterAll(() => api.close());

/** Runs the job for today, each page in a transaction. */
const run = async (at = api) => {
  let proposed = 0;
  const page: RunPage = (work) =>
    at.connection.transaction((tx) => work(tx, (_, by = 1) => void (proposed += by)));
  await PROPOSE_ACTIONS.run(at.application, dayOf(at.now, 'Asia/Shanghai'), page);
  return proposed;
};
const cause = async (code: string): Promise<number> => {
  const { body } = await manager<{ id: number }>('POST', '/api/rootCauses', {
    code,
    names: { en: `Cause ${code}`, zh: `原因 ${code}` },
  });
  return body.id;
};
const writeAlerts = async (
  place: { surveyId: number; versionId: number },
  count: number,
  more: Partial<typeof surveyAlerts.$inferInsert> = {},
) =>
  api.connection.transaction(async (tx) => {
    const answeredAt = more.answeredAt ?? NOW - 2 * DAY;
    const ids = await writeResponses(
      tx,
      Array.from({ length: count }, () => ({
        ...place,
        completedAt: answeredAt,
        answers: { q: 1 },
      })),
    );
    await insertRows(
      tx,
      surveyAlerts,
      ids.map((responseId) => ({
        surveyId: place.surveyId,
        responseId,
        rule: 'csat' as const,
        reasons: [],
        dimensions: [],
        canBeReached: false,
        hasOwnTicket: false,
        createdAt: NOW,
        updatedAt: NOW,
        ...more,
        answeredAt,
      })),
    );
  });
const proposals = async (filter: object) => {
  const { body } = await manager<CorrectiveAction[]>(
    'GET',
    `/api/correctiveActions?filter=${encodeURIComponent(JSON.stringify(filter))}`,
  );
  return body;
};
const detail = async ({ id }: { id: number }) =>
  (await manager<CorrectiveActionDetail>('GET', `/api/correctiveActions/${id}`)).body;

describe('patterns of alerts', () => {
  test('Three alerts with one root cause propose an action once, and a dismissed one comes back with three more', async () => {
    const place = await writeSurvey(api.connection, [csat('q')]);
    const rootCauseId = await cause('packing');
    await writeAlerts(place, 2, { rootCauseId, closedAt: NOW - HOUR });
    await run();
    expect(await proposals({ rootCauseId })).toEqual([]);
    await writeAlerts(place, 1, { rootCauseId, closedAt: NOW - HOUR });
    await run();
    await run();
    const [first, ...others] = await proposals({ rootCauseId });
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      stage: 'proposed',
      isFromPattern: true,
      measure: { kind: 'rootCause' },
      surveyId: place.surveyId,
    });
    const { evidence, version, id } = await detail(first ?? { id: 0 });
    expect(evidence.map(({ kind }) => kind)).toEqual(['rootCause', 'alert', 'alert', 'alert']);
    const dismissed = await manager('POST', `/api/correctiveActions/${id}/dismissal`, {
      version,
      reason: 'Known already',
    });
    expect(dismissed.status).toBe(200);
    api.now = NOW + 2 * DAY;
    const since = { rootCauseId, answeredAt: NOW + DAY, closedAt: NOW + DAY };
    await writeAlerts(place, 2, since);
    await run();
    expect(await proposals({ rootCauseId, stage: 'proposed' })).toEqual([]);
    await writeAlerts(place, 1, since);
    await run();
    expect(await proposals({ rootCauseId, stage: 'proposed' })).toHaveLength(1);
    api.now = NOW;
  });

  test('Alerts that were more than an action has as evidence do not bring it back once it is dismissed', async () => {
    const place = await writeSurvey(api.connection, [csat('q')]);
    const rootCauseId = await cause('many');
    await writeAlerts(place, 60, { rootCauseId, closedAt: NOW - HOUR });
    await run();
    const [first] = await proposals({ rootCauseId });
    const { evidence, version, id } = await detail(first ?? { id: 0 });
    expect(evidence).toHaveLength(50);
    await manager('POST', `/api/correctiveActions/${id}/dismissal`, { version, reason: 'Known' });
    await run();
    expect(await proposals({ rootCauseId, stage: 'proposed' })).toEqual([]);
  });

  test('Alerts count by when they were answered, not by when they were closed', async () => {
    const place = await writeSurvey(api.connection, [csat('q')]);
    const rootCauseId = await cause('late');
    await writeAlerts(place, 3, {
      rootCauseId,
      answeredAt: NOW - 31 * DAY,
      closedAt: NOW - HOUR,
    });
    await run();
    expect(await proposals({ rootCauseId })).toEqual([]);
  });

  test('Two servers that run the job at once propose an action once', async () => {
    const place = await writeSurvey(api.connection, [csat('q')]);
    const rootCauseId = await cause('twice');
    await writeAlerts(place, 3, { rootCauseId, closedAt: NOW - HOUR });
    const sibling = await api.sibling();
    await Promise.all([run(), run(sibling)]);
    await sibling.close();
    expect(await proposals({ rootCauseId })).toHaveLength(1);
  });
});

test('A score that falls below its control limits proposes an action, and one that rises does not', async () => {
  const weekly = (surveyId: number, versionId: number, last: number) =>
    api.connection.transaction((tx) =>
      writeResponses(
        tx,
        Array.from({ length: 12 * 20 }, (_, index) => {
          const week = Math.floor(index / 20);
          return {
            surveyId,
            versionId,
            completedAt: NOW - (11 - week) * 7 * DAY - 5 * DAY,
            answers: { q: week >= 10 ? last : index % 3 === 0 ? 3 : 4 },
          };
        }),
      ),
    );
  const falling = await writeSurvey(api.connection, [csat('q'), matrix('m', ['logistics'])]);
  await weekly(falling.surveyId, falling.versionId, 1);
  const rising = await writeSurvey(api.connection, [csat('q')]);
  await weekly(rising.surveyId, rising.versionId, 5);
  await run();
  await run();
  const [found, ...others] = await proposals({ surveyId: falling.surveyId });
  expect(others).toEqual([]);
  expect(found).toMatchObject({ measure: { kind: 'score', questionKey: 'q' } });
  expect((await detail(found ?? { id: 0 })).evidence[0]).toMatchObject({ kind: 'cell' });
  expect(await proposals({ surveyId: rising.surveyId })).toEqual([]);
});
