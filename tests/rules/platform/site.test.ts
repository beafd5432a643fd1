/** Which files of the client browsers may keep. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders, serveClient } from '#server/platform/http/site';

let folder: string;
let server: Server;
let url: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-site-'));
  mkdirSync(join(folder, 'assets'));
  for (const name of ['index.html', 'assets/a-1.js', 'assets/a-1.js.br', 'assets/a-1.png'])
    writeFileSync(join(folder, name), 'x');
  const app = express();
  app.use((_request, response, next) => {
    securityHeaders(response);
    next();
  });
  app.use(serveClient(folder));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const YEAR = 'public, max-age=31536000, immutable';
test.each([
  ['/', 'gzip', 200, 'no-cache'],
  ['/index.html', 'gzip', 200, 'no-cache'],
  ['/assets/a-1.js', 'br', 200, YEAR],
  ['/assets/a-1.js', '', 200, YEAR],
  ['/assets/a-1.png', 'br', 200, YEAR],
  ['/assets/missing.js', 'br', 404, 'no-store'],
  ['/assets/', 'br', 404, 'no-store'],
  ['/missing', 'br', 404, 'no-store'],
])(
  '%s for a browser that accepts "%s" is answered %i with %s',
  async (path, accepted, status, caching) => {
    const response = await fetch(url + path, { headers: { 'accept-encoding': accepted } });
    expect([response.status, response.headers.get('cache-control')]).toEqual([status, caching]);
  },
);
