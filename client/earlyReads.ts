/**
 * Reads that `public/early.js` asked for before the scripts ran: the account, and what the page read first the last time
 * in this browser. Each answer serves once, for the same address, while the page opens and nothing was written.
 */
import { preferences } from './layout/preferences.ts';

const OPENING_MS = 30_000;
/** The same key, with React-Admin's prefix, is read by early.js. */
const KEY = 'firstReads';
const MAX_READS = 6;
const MAX_PAGES = 30;

const early: Record<string, Promise<Response>> = (
  globalThis as { earlyReads?: Record<string, Promise<Response>> }
).earlyReads ?? {};

const pageOf = () => location.hash.slice(1).split('?')[0] || '/';
const opened = typeof location === 'undefined' ? '/' : pageOf();
let isOpening = true;
const reads: string[] = [];

/** After a write, or once the person has gone on to another page, answers would be old. */
export const endOpening = (): void => {
  isOpening = false;
};

const remember = (url: string) => {
  if (reads.includes(url) || reads.length >= MAX_READS) return;
  reads.push(url);
  const kept = preferences.getItem<Record<string, string[]>>(KEY, {}) ?? {};
  const others = Object.entries(kept).filter(([page]) => page !== opened);
  preferences.setItem(KEY, Object.fromEntries([...others.slice(1 - MAX_PAGES), [opened, reads]]));
};

/** The answer that was asked early, if it is good; else the read is to be sent. */
export const earlyAnswer = async (url: string): Promise<Response | undefined> => {
  if (!isOpening) return undefined;
  if (performance.now() > OPENING_MS || pageOf() !== opened) {
    endOpening();
    return undefined;
  }
  if (url !== '/api/account') remember(url);
  const asked = early[url];
  delete early[url];
  const answer = await asked?.catch(() => undefined);
  return answer?.ok && isOpening ? answer : undefined;
};
