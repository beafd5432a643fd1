/**
 * The browser lane's clock: every run begins at one instant, in the store, on the server and in the page, and goes on from
 * there at its own pace. What the demo store holds would depend on the hour and the weekday otherwise.
 */
import { inject } from 'vitest';

/** A Wednesday morning in the store's time zone. */
const START = Date.UTC(2026, 10, 25, 2, 30);

/** Milliseconds between the machine's clock and that of a run that begins now. */
export const offsetFromNow = (): number => START - Date.now();

/** Moves `Date` by milliseconds. Runs in the page and in other processes too, so it uses nothing from outside. */
export const moveClock = (offset: number): void => {
  globalThis.Date = new Proxy(Date, {
    construct: (date, values, maker) =>
      Reflect.construct(
        date,
        values.length === 0 ? [date.now() + offset] : values,
        maker,
      ) as object,
    apply: (date) => new date(date.now() + offset).toString(),
    get: (date, key) =>
      key === 'now' ? () => date.now() + offset : (Reflect.get(date, key) as unknown),
  });
};

/** Arguments of Node.js that move the clock of a process before anything else runs in it. */
export const clockArguments = (offset: number): string[] => [
  '--import',
  `data:text/javascript,${encodeURIComponent(`(${moveClock.toString()})(${offset})`)}`,
];

/** The present instant of the run, in milliseconds. */
export const now = (): number => Date.now() + inject('store').offset;
