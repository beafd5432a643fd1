/** The floor of the page's rows: a bare React-Admin list, served beside the console's API from one address. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { ROOT, TEMPORARY } from './workspace.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };
/** As the console's scripts, which have a hash in their names. */
const CACHED = { 'Cache-Control': 'public, max-age=31536000, immutable' };

const buildPage = async (outDir: string) => {
  await build({
    configFile: false,
    root: join(ROOT, 'tests', 'bench', 'reference', 'page'),
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2000 },
  });
};

const passOn = (incoming: IncomingMessage, outgoing: ServerResponse, address: string) => {
  const { method, headers, url } = incoming;
  const passed = request(new URL(url ?? '/', address), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  passed.once('error', () => outgoing.destroy());
  incoming.pipe(passed);
};

/** Builds the bare list and serves it, with the API of the console at `address` below /api. */
export const startBarePage = async (address: string) => {
  const folder = join(TEMPORARY, 'barePage');
  await buildPage(folder);
  const server = createServer((incoming, outgoing) => {
    const path = new URL(incoming.url ?? '/', address).pathname;
    if (path.startsWith('/api/')) return passOn(incoming, outgoing, address);
    const file = join(folder, path === '/' ? 'index.html' : path);
    if (!existsSync(file)) return void outgoing.writeHead(404).end();
    const headers = path === '/' ? {} : CACHED;
    outgoing.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'text/plain', ...headers });
    outgoing.end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () => new Promise((done) => server.close(done)),
  };
};
