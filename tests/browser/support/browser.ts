/** One Chromium per test file, a new context per test, and a record of console errors. */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, inject, onTestFailed } from 'vitest';
import type { Language } from '#shared/localization';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The longest wait for one element, also on a busy machine. */
const TIMEOUT_MS = 15_000;

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface Visit extends Pick<BrowserContextOptions, 'viewport' | 'bypassCSP'> {
  /** The role whose session the page has; none by default. */
  as?: 'owner' | 'manager' | 'marketer' | 'agent';
  language?: Language;
  theme?: 'light' | 'dark';
}

/** Errors and warnings in the console of the page, and uncaught exceptions. */
export type Complaints = string[];

/** Expected messages: before the login, and when an entered address leaves a form, which the router cannot block. */
const EXPECTED = [/401 \(Unauthorized\)/, /use a blocker on a POP navigation/];

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

const contextOf = async (
  browser: Browser,
  { as, language = 'en', theme = 'light', ...options }: Visit,
): Promise<BrowserContext> => {
  const { url, cookies } = inject('console');
  const context = await browser.newContext({
    baseURL: url,
    viewport: WIDE,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...options,
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  if (as) await context.addCookies(cookiesOf(cookies[as], url));
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

/** Called once at the top of a test file; `open` returns a page in a new context. */
export const useBrowser = () => {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = [process.env.CHROMIUM_PATH, ...INSTALLED].find(
      (path) => path && existsSync(path),
    );
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ARGUMENTS });
  });
  afterAll(() => browser.close());
  return {
    open: async (
      visit: Visit = {},
    ): Promise<{ page: Page; context: BrowserContext; complaints: Complaints }> => {
      const context = await contextOf(browser, visit);
      const page = await context.newPage();
      onTestFailed(async ({ task }) => {
        const path = join(tmpdir(), 'console-browser', `${task.name.replace(/\W+/g, '-')}.png`);
        await page.screenshot({ path });
        console.log(`Screenshot of ${page.url()}: ${path}`);
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
