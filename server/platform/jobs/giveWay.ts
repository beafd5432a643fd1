/** Long work aside shares the server's thread, and SQLite, with requests. It gives way to them between its steps. */
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { sinceRequest } from '../http/lastRequest.ts';

/** How long after a request further ones are expected. */
const EXPECTED_MS = 250;
/**
 * How long work rests while requests come, in times of the step before: at 3, three requests in four meet no work and
 * the others wait for half a step.
 */
const REST = 3;
/** A step that waited long, for example for a lock, is not followed by a long rest. */
const MAX_REST_MS = 100;

/** Milliseconds to rest after a step; 0 where no request is expected. */
export const restAfter = (stepMs: number, sinceRequestMs: number): number =>
  sinceRequestMs < EXPECTED_MS ? Math.min(MAX_REST_MS, stepMs * REST) : 0;

/** Returns a function to call between steps of a few milliseconds each; it resolves when the next one may begin. */
export const givesWay = (): (() => Promise<void>) => {
  let begunAt = performance.now();
  return async () => {
    const rest = restAfter(performance.now() - begunAt, sinceRequest());
    await (rest > 0 ? wait(rest) : nextTurn());
    begunAt = performance.now();
  };
};
