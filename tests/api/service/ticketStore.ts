/** A store with tickets: how tests open, read and move them. */
import type { Timeline, CustomerTicket } from '#contract/service/replies';
import type { TicketDetail } from '#contract/service/tickets';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

let serial = 0;
export const next = () => `id-${++serial}`;

export interface Desk {
  api: OpenApi;
  store: Call;
  owner: Call;
  manager: Call;
  agent: Call;
}

/** A store with one member and one order. */
export const openDesk = async (): Promise<Desk> => {
  const api = await openApi();
  const store = await api.store();
  await store('POST', '/api/store/members', { externalId: 'm1', name: 'Lin', level: 'gold' });
  return {
    api,
    store,
    owner: await api.raw('owner'),
    manager: await api.raw('manager'),
    agent: await api.raw('agent'),
  };
};

export const draft = (further: object = {}) => ({
  type: 'consultation',
  subject: 'Where is my parcel?',
  channel: 'phone',
  message: 'It should have come on Monday.',
  isMine: false,
  ...further,
});

/** A ticket that an agent writes down. */
export const write = async (call: Call, further: object = {}): Promise<TicketDetail> => {
  const { status, body } = await call<TicketDetail>('POST', '/api/tickets', draft(further));
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};
export const read = async (call: Call, id: number) =>
  (await call<TicketDetail>('GET', `/api/tickets/${id}`)).body;
export const timelineOf = async (call: Call, id: number) =>
  (await call<Timeline>('GET', `/api/tickets/${id}/timeline`)).body;

/** A verb with the version that the ticket has. */
export const act = async (call: Call, id: number, noun: string, body: object = {}) =>
  call<TicketDetail & { message?: string }>('POST', `/api/tickets/${id}/${noun}`, {
    version: (await read(call, id)).version,
    ...body,
  });

/** A message of staff; the writer has seen everything. */
export const say = async (call: Call, id: number, further: object = {}) => {
  const { messages } = await timelineOf(call, id);
  return call<
    TicketDetail & { message?: string; messages?: { id: number; body: string }[]; errors?: object }
  >('POST', `/api/tickets/${id}/messages`, {
    kind: 'public',
    body: 'We will look.',
    externalId: next(),
    lastSeenId: messages.at(-1)?.id ?? 0,
    ...further,
  });
};

/** What the shop sends for a customer. */
export const ask = (store: Call, further: object = {}) =>
  store<CustomerTicket & { message?: string; errors?: object }>('POST', '/api/store/tickets', {
    externalId: next(),
    memberExternalId: 'm1',
    type: 'complaint',
    subject: 'The cup is broken',
    channel: 'app',
    message: 'It arrived in pieces.',
    ...further,
  });
export const answer = (store: Call, number: string, further: object = {}) =>
  store<CustomerTicket & { message?: string }>('POST', `/api/store/tickets/${number}/messages`, {
    externalId: next(),
    body: 'Thank you.',
    ...further,
  });
