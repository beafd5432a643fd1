/** A local listener for webhooks, and what is needed to send to it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import type { WithSecret } from '#contract/platform/webhooks';
import { recordDueEvents } from '#server/platform/outbox/timers';
import { Sender } from '#server/platform/webhooks/sender';
import type { OpenApi } from './openApi.ts';

export interface Received {
  id: string;
  headers: IncomingMessage['headers'];
  body: string;
  type: string;
  timestamp: number;
  data: Record<string, unknown>;
}
type Answer = (response: ServerResponse, received: Received) => void;

const accept: Answer = (response) => void response.writeHead(204).end();

/** Listens on a free port; `answer` may be replaced at any time. */
export const openListener = async () => {
  const received: Received[] = [];
  const listener = { received, answer: accept, url: '', close: async () => {} };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { type, timestamp, data } = JSON.parse(body) as Received;
      const one = {
        id: String(request.headers['webhook-id']),
        headers: request.headers,
        body,
        type,
        timestamp,
        data,
      };
      received.push(one);
      listener.answer(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  listener.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hook`;
  listener.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return listener;
};
export type Listener = Awaited<ReturnType<typeof openListener>>;

const ALL_TYPES = [
  'price.changed',
  'promotion.published',
  'promotion.changed',
  'promotion.started',
  'promotion.ended',
  'promotion.paused',
  'promotion.resumed',
  'coupon.issued',
  'coupon.redeemed',
  'coupon.voided',
  'redemption.released',
  'return.recorded',
  'return.decided',
  'points.changed',
];

/** Creates an endpoint as the owner. */
export const createEndpoint = async (
  api: OpenApi,
  url: string,
  types: readonly string[] = ALL_TYPES,
): Promise<WithSecret> => {
  const owner = await api.raw('owner');
  const { status, body } = await owner<WithSecret>('POST', '/api/webhookEndpoints', { url, types });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};

/** Records what is due by time and sends everything that is due, as a server does. */
export const sendDue = async (api: OpenApi): Promise<void> => {
  await recordDueEvents(api.application);
  const sender = new Sender(api.application);
  await sender.look();
  await sender.settled();
};

/**
 * Checks a signature as a receiver does. The library compares the sent time with the clock of this machine, and the
 * clock of the test is another one, so the message is signed again instead.
 */
export const isSignedBy = (secret: string, { id, headers, body }: Received): boolean => {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000);
  return String(headers['webhook-signature'])
    .split(' ')
    .includes(new Webhook(secret).sign(id, at, body));
};
