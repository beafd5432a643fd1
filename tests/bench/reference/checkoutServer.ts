/** `node checkoutServer.mjs <port>` on DATABASE_URL: POST /quote and POST /redeem with node:http only. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { BasketRequest } from '../promotionsCatalog.ts';
import { quoteOf } from './checkout.ts';
import { openCheckout } from './checkoutStores.ts';

const readBody = async <T>(request: IncomingMessage) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as T;
};
const send = (response: ServerResponse, status: number, answer: unknown) => {
  const body = Buffer.from(JSON.stringify(answer));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(body);
};

const store = await openCheckout(process.env.DATABASE_URL ?? '');
createServer(async (request, response) => {
  if (request.method !== 'POST') return send(response, 200, {});
  if (request.url === '/quote') {
    const basket = await readBody<BasketRequest>(request);
    const ids = basket.lines.map(({ variantId }) => variantId);
    const [rows, code] = await Promise.all([store.prices(ids), store.code(basket.codes[0] ?? '')]);
    return send(response, 200, quoteOf(basket, rows, code));
  }
  const { codes, orderId } = await readBody<BasketRequest & { orderId: string }>(request);
  const redeemed = await store.redeem(codes[0] ?? '', orderId);
  return send(response, redeemed ? 200 : 409, { orderId, redeemed });
}).listen(Number(process.argv[2]), '127.0.0.1');
