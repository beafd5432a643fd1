/** `npm run dev`: the server from its sources, and the client with hot reload at http://localhost:5173. */
import { spawn } from 'node:child_process';
import { ensureInstalled, ROOT } from './prepare.mjs';

ensureInstalled();
const children = [
  ['tsx', 'watch', '--clear-screen=false', 'server/main.ts'],
  ['vite', '--config', 'vite.config.ts'],
].map(([name, ...args]) =>
  spawn('npx', [name, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, SEED: process.env.SEED ?? 'demo' },
  }),
);
const stop = () => children.forEach((child) => child.kill('SIGTERM'));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) {
  child.on('exit', (code) => {
    stop();
    process.exitCode = code ?? 1;
  });
}
