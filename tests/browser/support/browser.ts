/** One Chromium per worker, one console per test file, a new context per test, and a record of console errors. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import type { Language } from '#shared/localization';
import { moveClock } from './clock.ts';
import { freePort, type RunningConsole, startConsole } from './console.ts';
import type { Store } from './store.setup.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** In megabytes: with the little memory for new objects that it begins with, V8 clears it at every page. */
const YOUNG = '--min-semi-space-size=64';
/** Most pages live for seconds: compiling their code twice costs more than it gains. */
const BRIEF = '--no-maglev,--no-opt';
/** The shell without windows first: it needs a third less time. */
const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
/** The longest wait for one element, also on a busy machine. */
const TIMEOUT_MS = 30_000;

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface Visit extends Pick<BrowserContextOptions, 'viewport' | 'bypassCSP' | 'locale'> {
  /** The role whose session the page has; none by default. */
  as?: keyof Store['cookies'];
  language?: Language;
  theme?: 'light' | 'dark';
}

/** Errors and warnings in the console of the page, and uncaught exceptions. */
export type Complaints = string[];

/** Expected messages: before the login. */
const EXPECTED = [/401 \(Unauthorized\)/];

const recordComplaints = (page: Page): Complaints => {
  const complaints: Complaints = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const text = `${message.text()} ${message.location().url}`;
    if (!EXPECTED.some((pattern) => pattern.test(text))) complaints.push(`${page.url()}: ${text}`);
  });
  return complaints;
};

const cookiesOf = (header: string, url: string) =>
  header.split('; ').map((pair) => {
    const index = pair.indexOf('=');
    return {
      name: pair.slice(0, index),
      value: pair.slice(index + 1),
      url,
      httpOnly: true,
      sameSite: 'Strict' as const,
    };
  });

let contexts = 0;
/** Another one for each context, and for each file that has contexts at the same time. */
const freshAddress = (): string => {
  contexts += 1;
  return `10.${process.pid % 250}.${Math.floor(contexts / 250)}.${(contexts % 250) + 1}`;
};

const contextOf = async (
  browser: Browser,
  url: string,
  offset: number,
  { as, language = 'en', theme = 'light', ...options }: Visit,
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    baseURL: url,
    viewport: WIDE,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    extraHTTPHeaders: { 'x-forwarded-for': freshAddress() },
    ...options,
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  if (as) await context.addCookies(cookiesOf(inject('store').cookies[as], url));
  await context.addInitScript(moveClock, offset);
  await context.addInitScript(
    ([locale, look]) => {
      if (location.protocol === 'about:' || localStorage.getItem('RaStore.console.version')) return;
      localStorage.setItem('RaStore.console.version', '1');
      localStorage.setItem('RaStore.console.locale', JSON.stringify(locale));
      localStorage.setItem('RaStore.console.theme', JSON.stringify(look));
    },
    [language, theme],
  );
  return context;
};

const launched = new Map<boolean, Promise<Browser>>();
/** The Chromium of this worker, which Playwright ends with the process; another one for pages that live for minutes. */
const launch = (isBrief: boolean): Promise<Browser> => {
  const executablePath = [process.env.CHROMIUM_PATH, ...INSTALLED].find(
    (path) => path && existsSync(path),
  );
  const browser =
    launched.get(isBrief) ??
    chromium.launch({
      ...(executablePath && { executablePath }),
      args: [...ARGUMENTS, `--js-flags=${isBrief ? `${YOUNG},${BRIEF}` : YOUNG}`],
    });
  launched.set(isBrief, browser);
  return browser;
};

/**
 * Called once at the top of a test file, which gets a copy of the store with a server of its own. `open` returns a page
 * in a new context, and `url` the address of the console. `staysOpen`: one page is used for minutes. `isPublic`: the console
 * has a public address, so that it sends links by e-mail.
 */
export const useBrowser = ({ staysOpen = false, isPublic = false } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'console-browser-'));
  let browser: Browser | undefined;
  let served: RunningConsole | undefined;
  let port: number | undefined;
  let offset = 0;
  const started = <T>(part: T | undefined): T => {
    if (!part) throw new Error('The browser and the console start before the first test');
    return part;
  };
  beforeAll(async () => {
    cpSync(inject('store').folder, folder, { recursive: true });
    if (isPublic) port = await freePort();
    offset = inject('store').offset;
    served = await startConsole(folder, offset, port);
    browser = await launch(!staysOpen);
  });
  afterAll(async () => {
    await served?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    url: () => started(served).url,
    /** Stops the console, changes its database, and starts it that much later; pages opened from then on have its clock. */
    passTime: async (ms: number, change: (database: string) => Promise<void>) => {
      await started(served).stop();
      await change(join(folder, 'store.sqlite'));
      offset += ms;
      served = await startConsole(folder, offset, port);
    },
    open: async (
      visit: Visit = {},
    ): Promise<{ page: Page; context: BrowserContext; complaints: Complaints }> => {
      const context = await contextOf(started(browser), started(served).url, offset, visit);
      const page = await context.newPage();
      onTestFinished(async ({ task }) => {
        if (task.result?.state === 'fail') {
          const path = join(tmpdir(), 'console-browser', `${task.name.replace(/\W+/g, '-')}.png`);
          await page.screenshot({ path });
          console.log(`Screenshot of ${page.url()}: ${path}`);
        }
        await context.close();
      });
      return { page, context, complaints: recordComplaints(page) };
    },
  };
};

/** Waits until a page has its heading and has finished loading. */
export const settled = async (page: Page, heading?: string | RegExp): Promise<void> => {
  if (heading !== undefined) await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await page.waitForFunction(() => {
    const loading = document.querySelector(
      '.MuiSkeleton-root, [aria-busy="true"], [role="progressbar"]:not([aria-valuenow])',
    );
    return !loading && Boolean(document.querySelector('h1')?.textContent);
  });
};
