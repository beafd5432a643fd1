/** Sends requests to a server one after another and measures the milliseconds of each. */
import type { ConsoleServer } from './consoleServer.ts';

/** The pause between two requests of `watch`. */
const EVERY_MS = 20;

/** With a body it is a POST unless the method is another one. */
export type Send = <T>(path: string, body?: object, method?: 'POST' | 'PUT') => Promise<T>;
export const sender =
  ({ address }: ConsoleServer, headers: Record<string, string>): Send =>
  async <T>(path: string, body?: object, method = 'POST') => {
    const response = await fetch(`${address}${path}`, {
      headers: { ...headers, Origin: address, 'Content-Type': 'application/json' },
      ...(body && { method, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${path} was answered ${response.status}: ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  };

export const timed = async (work: () => Promise<unknown>) => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
export const times = async (rounds: number, work: (round: number) => Promise<unknown>) => {
  const list: number[] = [];
  for (let round = 0; round < rounds; round++) list.push(await timed(() => work(round)));
  return list;
};

const PRODUCTS = `/api/products?range=${encodeURIComponent('[0,24]')}&sort=${encodeURIComponent('["name","ASC"]')}`;
/** Requests a page of a list at regular intervals until stopped, and returns the milliseconds of each request. */
export const watch = (send: Send, path = PRODUCTS) => {
  let stopped = false;
  const done = (async () => {
    const waits: number[] = [];
    while (!stopped) {
      waits.push(await timed(() => send(path)));
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    return waits;
  })();
  return () => {
    stopped = true;
    return done;
  };
};
