/** A server that is stopped finishes the requests under way, to a limit, and accepts no others. */
import { createServer, request as open, type Server } from 'node:http';
import { expect, test } from 'vitest';
import { stopServer } from '#server/stopServer';

const start = async (answer: Parameters<typeof createServer>[1]) => {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { server, port, url: `http://127.0.0.1:${port}` };
};

test('an answer under way is sent to its end, while new requests are refused', async () => {
  let finish = () => undefined as void;
  const { server, url } = await start((_request, response) => {
    response.write('first,');
    finish = () => void response.end('last');
  });
  const response = await fetch(url);
  const stopped = stopServer(server, 60_000);
  await expect(fetch(url)).rejects.toThrow();
  finish();
  expect(await response.text()).toBe('first,last');
  await stopped;
});
test('a request that was sent by half is cut off at the limit', async () => {
  let isUnderWay = () => undefined as void;
  const underWay = new Promise<void>((resolve) => (isUnderWay = resolve));
  const { server, port } = await start((request) => void request.once('data', isUnderWay));
  const sending = open({ port, method: 'POST', headers: { 'content-length': '10' } });
  const cut = new Promise((resolve) => sending.on('error', resolve));
  sending.write('half');
  await underWay;
  const started = performance.now();
  await stopServer(server, 300);
  expect(performance.now() - started).toBeGreaterThan(250);
  expect(await cut).toBeInstanceOf(Error);
});
