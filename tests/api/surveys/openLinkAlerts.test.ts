/** Low answers by an open link: whoever leaves the same address again is followed up in one ticket. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SurveyAlert } from '#contract/surveys/alerts';
import { EMPTY_DEFINITION } from '#contract/surveys/definitions';
import type { TicketDetail } from '#contract/service/tickets';
import type { IdentityMode } from '#contract/surveys/surveys';
import { insertRows } from '#db/bulk';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { act } from '../service/ticketStore.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { get, post, writeDistribution } from './answerStore.ts';
import { csat } from './surveyStore.ts';

let api: OpenApi;
let owner: Call;
let serial = 0;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
});
afterAll(() => api.close());

const opened = async (identityMode: IdentityMode = 'identified') => {
  const surveyId = await api.connection.transaction(async (tx) => {
    const names = { en: 'Shop', zh: '门店' };
    const survey = { names, purpose: 'afterTicket' as const, identityMode, authorName: 'Owner' };
    const [id = 0] = await insertRows(tx, surveys, [survey], { returning: true });
    const definition = { ...EMPTY_DEFINITION, questions: [csat('whole')], asksContact: true };
    const published = { publishedAt: NOW, publishedBy: 'Owner', authorName: 'Owner' };
    await insertRows(tx, surveyVersions, [{ surveyId: id, number: 1, definition, ...published }]);
    return id;
  });
  const linkToken = `shop-${(serial += 1)}`;
  await writeDistribution(api, surveyId, { channel: 'openLink', linkToken });
  return { surveyId, path: `/s/open/${linkToken}` };
};
/** The last screen of an answer, which is ready to be sent. */
const lastScreen = async (path: string) => {
  const first = await get(api.url, path);
  return post(api.url, path, { ...first.hidden, v: '1', go: 'next' });
};
const send = async (path: string, contact: string) => {
  const { hidden } = await lastScreen(path);
  return post(api.url, path, { ...hidden, contactWanted: 'yes', contact, go: 'send' });
};
const ticketsOf = async (surveyId: number) => {
  const { body } = await owner<SurveyAlert[]>(
    'GET',
    `/api/surveyAlerts?filter={"surveyId":${surveyId}}`,
  );
  return body.map(({ ticketId, hasOwnTicket }) => ({ ticketId, hasOwnTicket }));
};
const distinct = (rows: { ticketId: number | null }[]) =>
  new Set(rows.map(({ ticketId }) => ticketId));

test.each(['identified', 'anonymous'] as const)(
  'Three low answers of one address to an %s survey are followed up in one ticket, that of another one in its own',
  async (mode) => {
    const { surveyId, path } = await opened(mode);
    for (const contact of ['138 0000 1111', '138-0000-1111', '13800001111'])
      await send(path, contact);
    const own = await ticketsOf(surveyId);
    expect([own.length, distinct(own).size]).toEqual([3, 1]);
    expect(own.filter(({ hasOwnTicket }) => hasOwnTicket)).toHaveLength(1);
    await send(path, '13900002222');
    expect(distinct(await ticketsOf(surveyId)).size).toBe(2);
    // Another survey is followed up by itself.
    const other = await opened(mode);
    await send(other.path, '13800001111');
    const [elsewhere] = await ticketsOf(other.surveyId);
    expect([...distinct(await ticketsOf(surveyId))]).not.toContain(elsewhere?.ticketId);
  },
);

test('Once its ticket is resolved, the next low answer of an address opens another one', async () => {
  const { surveyId, path } = await opened();
  await send(path, 'li@example.com');
  const [first] = await ticketsOf(surveyId);
  const { status } = await act(owner, first?.ticketId ?? 0, 'resolution', {
    resolution: 'answered',
  });
  expect(status).toBe(200);
  await send(path, 'LI@example.com');
  expect(distinct(await ticketsOf(surveyId)).size).toBe(2);
  const ticket = await owner<TicketDetail>('GET', `/api/tickets/${first?.ticketId}`);
  expect(ticket.body.status).toBe('resolved');
});

test('Low answers of one address that arrive at once open one ticket', async () => {
  const { surveyId, path } = await opened();
  const screens = [];
  for (let n = 0; n < 6; n += 1) screens.push(await lastScreen(path));
  await Promise.all(
    screens.map(({ hidden }) =>
      post(api.url, path, {
        ...hidden,
        contactWanted: 'yes',
        contact: 'wang@example.com',
        go: 'send',
      }),
    ),
  );
  const alerts = await ticketsOf(surveyId);
  expect([alerts.length, distinct(alerts).size]).toEqual([6, 1]);
  expect(api.faultLines()).toEqual([]);
});

test('Whoever takes the ticket of an alert that nobody has gets the alert, and closing it ends a ticket that nobody took', async () => {
  const agent = await api.raw('agent');
  const { surveyId, path } = await opened();
  await send(path, '13700001111');
  await send(path, '13700002222');
  const alertsOf = async () =>
    (await owner<SurveyAlert[]>('GET', `/api/surveyAlerts?filter={"surveyId":${surveyId}}`)).body;
  const [second, first] = await alertsOf();
  const statusOf = async (id = 0) =>
    (await owner<TicketDetail>('GET', `/api/tickets/${id}`)).body.status;
  const seen = async (id = 0) => (await agent('GET', `/api/surveyAlerts/${id}`)).status;
  expect([first?.ownerId, await seen(first?.id)]).toEqual([null, 404]);
  expect((await act(agent, first?.ticketId ?? 0, 'take', {})).status).toBe(200);
  expect([await seen(first?.id), await seen(second?.id)]).toEqual([200, 404]);
  const { body: cause } = await owner<{ id: number }>('POST', '/api/rootCauses', {
    code: `late-${surveyId}`,
    names: { en: 'Late', zh: '迟到' },
    parentId: null,
    isInternal: true,
  });
  for (const { id, version } of await alertsOf()) {
    const closing = { wasContacted: false, rootCauseId: cause.id, actionTaken: 'Noted', version };
    const closed = await owner('POST', `/api/surveyAlerts/${id}/closing`, closing);
    expect(closed.status).toBe(200);
  }
  expect(await statusOf(first?.ticketId ?? 0)).toBe('open');
  expect(await statusOf(second?.ticketId ?? 0)).toBe('resolved');
});

test('The ticket of several alerts ends with the last of them, and goes on when one is opened again', async () => {
  const { surveyId, path } = await opened();
  for (let times = 0; times < 2; times += 1) await send(path, '13600001111');
  const { body: cause } = await owner<{ id: number }>('POST', '/api/rootCauses', {
    code: `slow-${surveyId}`,
    names: { en: 'Slow', zh: '慢' },
    parentId: null,
    isInternal: true,
  });
  const alertsOf = async () =>
    (await owner<SurveyAlert[]>('GET', `/api/surveyAlerts?filter={"surveyId":${surveyId}}`)).body;
  const [ticketId] = distinct(await ticketsOf(surveyId));
  const status = async () =>
    (await owner<TicketDetail>('GET', `/api/tickets/${ticketId}`)).body.status;
  const seen: string[] = [];
  const found = (await alertsOf()).toSorted((a, b) => a.id - b.id);
  for (const { id, version } of found) {
    const closing = { wasContacted: false, rootCauseId: cause.id, actionTaken: 'Noted', version };
    expect((await owner('POST', `/api/surveyAlerts/${id}/closing`, closing)).status).toBe(200);
    seen.push(await status());
  }
  expect(seen).toEqual(['new', 'resolved']);
  const [first] = await alertsOf();
  const own = (await alertsOf()).find(({ hasOwnTicket }) => hasOwnTicket) ?? first;
  const again = await owner('POST', `/api/surveyAlerts/${own?.id}/reopening`, {
    reason: 'Called back',
    version: own?.version,
  });
  expect([again.status, await status()]).toEqual([200, 'open']);
});
