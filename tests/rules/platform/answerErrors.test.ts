/** What happens to an error once a part of the answer has been sent. */
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express from 'express';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerErrors } from '#server/platform/http/answerErrors';

let server: Server;
let address: string;
let handled: Promise<unknown>;
let ended: () => void;
const logged = vi.fn();

/** Rows for as long as somebody reads them, or until it fails. */
async function* rows(failsAfter: number): AsyncGenerator<string> {
  for (let index = 0; ; index++) {
    if (index === failsAfter) throw new Error('No next row');
    yield 'x'.repeat(64 * 1024);
  }
}

beforeEach(async () => {
  logged.mockClear();
  const app = express();
  handled = new Promise<void>((resolve) => (ended = resolve));
  app.get('/:failsAfter', async ({ params }, response) => {
    await pipeline(Readable.from(rows(Number(params.failsAfter))), response);
  });
  app.use(answerErrors(logged));
  server = createServer((request, response) => {
    response.once('close', () => setImmediate(ended));
    app(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = async (failsAfter: number) => {
  const request = get(`${address}/${failsAfter}`);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
};

test('a download that fails on the way is logged once, and its reader sees that it is not whole', async () => {
  const response = await open(2);
  await expect(response.resume().toArray()).rejects.toThrow('aborted');
  await handled;
  expect(response.complete).toBe(false);
  expect(logged).toHaveBeenCalledTimes(1);
});

test('a reader that goes away is no fault', async () => {
  const response = await open(-1);
  await once(response, 'readable');
  response.destroy();
  await handled;
  expect(logged).not.toHaveBeenCalled();
});
