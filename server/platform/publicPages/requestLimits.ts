/** How many requests the pages for people without an account answer: from one address, and by one link. */
import type { Request } from 'express';
import { RateLimit } from './limits.ts';
import { publicPages } from './pages.ts';

const MINUTE = 60_000;
/** By one link; the files of a page are counted apart from pages. */
const PAGES_A_MINUTE = 120;
const FILES_A_MINUTE = 600;
const WRITES_A_MINUTE = 20;
const WRITES_OF_MANY_A_MINUTE = 600;
/** From one address, behind which there may be many people. */
const REQUESTS_A_MINUTE = 1200;

/** Whether a request is one too many; `clock` says when it came. */
export const requestLimits = (clock: () => number) => {
  const requests = new RateLimit(REQUESTS_A_MINUTE, MINUTE);
  const pages = new RateLimit(PAGES_A_MINUTE, MINUTE);
  const files = new RateLimit(FILES_A_MINUTE, MINUTE);
  const writes = new RateLimit(WRITES_A_MINUTE, MINUTE);
  /** Behind one address there may be a shop full of people. */
  const writesOfMany = new RateLimit(WRITES_OF_MANY_A_MINUTE, MINUTE);
  const isForMany = (segment: string) =>
    publicPages.parts.find((one) => one.segment === segment)?.isForMany === true;
  return (
    request: Request,
    hash: string,
    { isFile, segment }: { isFile: boolean; segment: string },
  ): boolean => {
    const now = clock();
    if (!requests.take(request.ip ?? '', now)) return true;
    if (isForMany(segment))
      return request.method === 'POST' && !writesOfMany.take(`${hash} ${request.ip}`, now);
    if (request.method === 'POST') return !writes.take(hash, now);
    return !(isFile ? files : pages).take(hash, now);
  };
};
