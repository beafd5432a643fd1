/**
 * Reads that `public/early.js` asked for before the scripts ran: the account, and what the page read first the last time
 * in this browser. Each answer serves once, for the same address, while the page opens and nothing was written.
 */
import { preferences } from './layout/preferences.ts';

const OPENING_MS = 30_000;
/** Kept for early.js, which reads it with React-Admin's prefix. */
const KEY = 'firstReads';
const MAX_READS = 6;
const MAX_PAGES = 30;

/** Answers by their address. */
type EarlyReads = Record<string, Promise<Response>>;

const pageOf = () => location.hash.slice(1).split('?')[0] || '/';

const remember = (page: string, reads: readonly string[]) => {
  const kept = preferences.getItem<Record<string, readonly string[]>>(KEY, {}) ?? {};
  const others = Object.entries(kept).filter(([one]) => one !== page);
  const pages = [...others.slice(1 - MAX_PAGES), [page, reads] as const];
  preferences.setItem(KEY, Object.fromEntries(pages));
};

/** One opening of the console at the page that the address names now; `elapsed` gives the ms since it began. */
export const newOpening = (asked: EarlyReads, elapsed: () => number) => {
  const early = { ...asked };
  const opened = pageOf();
  const reads: string[] = [];
  let isOpening = true;
  return {
    /** After a write, answers would be old. */
    end: (): undefined => {
      isOpening = false;
    },
    /** The answer that was asked early, if it is good; else the read is to be sent. */
    answerTo: async (url: string): Promise<Response | undefined> => {
      isOpening &&= elapsed() < OPENING_MS && pageOf() === opened;
      if (!isOpening) return undefined;
      if (url !== '/api/account' && !reads.includes(url) && reads.length < MAX_READS) {
        reads.push(url);
        remember(opened, reads);
      }
      const first = early[url];
      delete early[url];
      const answer = await first?.catch(() => undefined);
      return answer?.ok && isOpening ? answer : undefined;
    },
  };
};

export const opening = newOpening(
  (globalThis as { earlyReads?: EarlyReads }).earlyReads ?? {},
  () => performance.now(),
);
