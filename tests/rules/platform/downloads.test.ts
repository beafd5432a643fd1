/** Downloads leave nothing behind on their response, however slowly they are read and whenever they are broken off. */
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import express, { type Response } from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendCsv } from '#server/platform/exports/send';

const PIECES = 60;
/** Larger than what a response and its connection buffer, so that each piece waits for the reader. */
const PIECE = `${'x'.repeat(256 * 1024)}\n`;
const EVENTS = ['drain', 'close', 'error', 'finish'] as const;

let server: Server;
let address: string;
let sent: Promise<void>;
let counts: number[];
let isEnded: boolean;
let warnings: string[];
const onWarning = ({ name, message }: Error) => void warnings.push(`${name}: ${message}`);

const listenersOf = (response: Response) =>
  EVENTS.reduce((sum, event) => sum + response.listenerCount(event), 0);

async function* pieces(response: Response): AsyncGenerator<string> {
  try {
    for (let index = 0; index < PIECES; index++) {
      counts.push(listenersOf(response));
      yield PIECE;
    }
  } finally {
    isEnded = true;
  }
}

beforeEach(async () => {
  [counts, isEnded, warnings] = [[], false, []];
  const app = express();
  sent = new Promise((resolve, reject) => {
    app.get('/', (_, response) => {
      sendCsv(response, 'list.csv', pieces(response))
        .then(() => void counts.push(listenersOf(response)))
        .then(resolve, reject);
    });
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  process.on('warning', onWarning);
});
afterEach(async () => {
  process.off('warning', onWarning);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = async () => {
  const [response] = (await once(get(address), 'response')) as [IncomingMessage];
  return response;
};

test('a download that waits for its reader at every piece leaves no listener and no warning', async () => {
  let bytes = 0;
  for await (const part of await open()) bytes += (part as Buffer).length;
  await sent;
  expect(bytes).toBeGreaterThan(PIECES * (PIECE.length - 1));
  expect(counts).toHaveLength(PIECES + 1);
  expect(new Set(counts).size).toBe(1);
  expect(warnings).toEqual([]);
});

test('a download that is broken off ends its reading and leaves no listener and no warning', async () => {
  const response = await open();
  await once(response, 'readable');
  response.destroy();
  await sent;
  expect(isEnded).toBe(true);
  expect(counts.length).toBeLessThan(PIECES);
  expect(new Set(counts).size).toBe(1);
  expect(warnings).toEqual([]);
});
