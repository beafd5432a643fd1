/**
 * In Chromium: the bytes of the scripts for the first usable page, and the time until the list and Today are usable, for
 * somebody who was there before, as a ratio to a bare React-Admin list of the same rows (barePage.ts).
 */
import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { startBarePage } from './barePage.ts';
import {
  type Account,
  type ConsoleServer,
  prepareConsole,
  signIn,
  startConsole,
} from './consoleServer.ts';
import type { Lane } from './lanes.ts';
import type { Options } from './options.ts';
import type { Report } from './report.ts';
import { median } from './statistics.ts';
import { keptStore } from './store.ts';
import { GOALS } from './targets.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const TIMEOUT_MS = 60_000;

interface View {
  name: string;
  path: string;
  /** A selector of an element that exists once the page is usable. */
  usable: string;
}
const LIST: View = { name: 'the product list', path: '/#/products', usable: 'tbody tr a' };
const FIGURES: View = {
  name: 'Today, its figures',
  path: '/#/',
  usable: 'button[aria-pressed] span',
};
const CHART: View = { name: 'Today, its chart', path: '/#/', usable: '.recharts-line path' };
const VIEWS = [LIST, FIGURES, CHART];
/** The rows of the bare list. */
const BARE: View = { name: 'the bare list', path: '/#/products', usable: 'tbody tr td' };

const launch = (): Promise<Browser> => {
  const executablePath = process.env.CHROMIUM_PATH ?? BROWSERS.find((path) => existsSync(path));
  return chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
};

const wait = (page: Page, { usable }: View) =>
  page.waitForSelector(usable, { timeout: TIMEOUT_MS });

/** The bytes of a script with brotli compression. */
const brotliBytes = (url: string) =>
  new Promise<number>((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': 'br' } }, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => (bytes += part.length));
      response.on('end', () => resolve(bytes));
    }).once('error', reject);
  });

/** The scripts requested from the login page until the page after the login is usable. */
const scriptsOf = async (
  browser: Browser,
  { address }: ConsoleServer,
  account: Account,
  view: View,
): Promise<Set<string>> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const scripts = new Set<string>();
  page.on(
    'request',
    (request) => request.resourceType() === 'script' && scripts.add(request.url()),
  );
  await page.goto(address + view.path);
  await page.fill('input[name=email]', account.email);
  await page.fill('input[name=password]', account.password);
  await page.click('button[type=submit]');
  await wait(page, view);
  const loaded = new Set(scripts);
  await context.close();
  return loaded;
};

const newContext = async (
  browser: Browser,
  address: string,
  cookies: string,
): Promise<BrowserContext> => {
  const context = await browser.newContext();
  await context.addCookies(
    cookies.split('; ').map((cookie) => ({
      name: cookie.slice(0, cookie.indexOf('=')),
      value: cookie.slice(cookie.indexOf('=') + 1),
      url: address,
    })),
  );
  return context;
};

/** A script for the page that records the first frame with the selector, as text so that the compiler of this file leaves it unchanged. */
const watchFor = (selector: string) => `(() => {
  const look = () => {
    if (document.querySelector(${JSON.stringify(selector)})) document.documentElement.setAttribute('data-usable-at', performance.now());
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

/** Milliseconds from the start of the navigation to the first usable frame. */
const timeToUsable = async (
  context: BrowserContext,
  address: string,
  { path, usable }: View,
  slowdown: number,
): Promise<number> => {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript({ content: watchFor(usable) });
  await page.goto(address + path);
  await page.waitForSelector('html[data-usable-at]', { timeout: TIMEOUT_MS, state: 'attached' });
  const ms = Number(await page.getAttribute('html', 'data-usable-at'));
  await page.close();
  return ms;
};

const measureScripts = async (
  report: Report,
  browser: Browser,
  server: ConsoleServer,
  account: Account,
) => {
  for (const view of [LIST, CHART]) {
    const scripts = await scriptsOf(browser, server, account, view);
    const sizes = await Promise.all([...scripts].map(brotliBytes));
    report.add({
      section: 'page',
      name: `${scripts.size} scripts, brotli, from login to ${view.name}`,
      ours: sizes.reduce((sum, one) => sum + one, 0) / 1000,
      unit: 'kB',
      ...(view === LIST && { goal: GOALS.firstPage }),
    });
  }
};

interface Site {
  context: BrowserContext;
  address: string;
}

/** One round each: the floor, then the views; the ratio is the median of the rounds'. */
const measureTimes = async (report: Report, ours: Site, bare: Site, { quick }: Options) => {
  const visit = ({ context, address }: Site, view: View, slowdown = 1) =>
    timeToUsable(context, address, view, slowdown);
  // Everybody was there before: scripts are in the cache.
  await visit(bare, BARE);
  for (const view of VIEWS) await visit(ours, view);
  for (const slowdown of [1, 4]) {
    const rounds: { floor: number; times: number[] }[] = [];
    for (let round = 0; round < (quick ? 1 : 7); round++) {
      const floor = await visit(bare, BARE, slowdown);
      const times: number[] = [];
      for (const view of VIEWS) times.push(await visit(ours, view, slowdown));
      rounds.push({ floor, times });
    }
    VIEWS.forEach((view, index) => {
      const times = rounds.map((round) => round.times[index] ?? NaN);
      report.add({
        section: 'page',
        name: `${view.name} can be used, ${slowdown}x CPU`,
        ours: median(times),
        range: [Math.min(...times), Math.max(...times)],
        unit: 'ms',
        reference: { name: 'bare list', figure: median(rounds.map(({ floor }) => floor)) },
        ratio: median(rounds.map(({ floor }, round) => (times[round] ?? NaN) / floor)),
        ...(view !== CHART && { goal: GOALS.pageTime }),
      });
    });
  }
};

export const measurePage = async (report: Report, lane: Lane, options: Options) => {
  const url = await lane.copy(await keptStore(lane, 'demo'), 'page');
  const account = await prepareConsole(url);
  const server = await startConsole(url);
  const browser = await launch();
  const bare = await startBarePage(server.address);
  try {
    await measureScripts(report, browser, server, account);
    const cookies = await signIn(server, account);
    const at = async (address: string): Promise<Site> => ({
      address,
      context: await newContext(browser, address, cookies),
    });
    await measureTimes(report, await at(server.address), await at(bare.address), options);
  } finally {
    await browser.close();
    await bare.stop();
    await server.stop();
  }
};
