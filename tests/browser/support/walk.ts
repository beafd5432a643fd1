/** Follows every link and presses every button that a page offers, and reports what leads nowhere. Writes are not sent. */
import type { Page } from 'playwright-core';
import { settled } from './browser.ts';

/** POST requests that only read. */
const READS =
  /\/(audienceSize|preview|pasted|rows|resolution|run|review|simulation|replay|calendar|conflicts)$/;
/** Texts of pages that failed, wherever one comes from. */
const FAILED = /^Something went wrong|could not be loaded|An error occurred/;
/** Headings and texts of pages that nobody should be led to. */
const REFUSED = /^(Access denied|Not Found)|You don’t have access|It may have been deleted/;
const SETTLED_MS = 10_000;
/** Two addresses may share a page, which stays. */
const LEFT_MS = 2000;

/** `/products/12?x=1` as `/products/:id`: one of each kind is enough. */
const kindOf = (path: string): string =>
  (path.split('?')[0] ?? '').replace(/\/[\d-]*\d[^/]*|\/[0-9a-zA-Z_-]{20,}/g, '/:id');

/** Fails whatever would write, as without a network; within the page, so that no request has to wait for the test. */
const failWrites = (reads: string) => {
  const isRead = (method: string, url: string) =>
    method === 'GET' || new RegExp(reads).test(new URL(url, location.href).pathname);
  const send = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const { method, url } = new Request(input, { ...init, signal: null });
    return isRead(method, url)
      ? send(input, init)
      : Promise.reject(new TypeError('Failed to fetch'));
  };
  // Only files are uploaded with it.
  XMLHttpRequest.prototype.send = function () {
    this.dispatchEvent(new ProgressEvent('error'));
  };
};

const routeOf = (path: string) => path.split('?')[0];
const addressOf = (page: Page) => new URL(page.url()).hash.slice(1) || '/';

/** The page before stays while the next one loads, so its content is marked and must be gone. */
const goTo = async (page: Page, path: string): Promise<void> => {
  const isSame = routeOf(addressOf(page)) === routeOf(path);
  await page.evaluate(
    ([hash, same]) => {
      const content = same ? [] : document.querySelectorAll('#react-admin-title ~ * > *');
      for (const part of content) part.setAttribute('data-left', '');
      location.hash = hash;
    },
    [path, isSame] as const,
  );
  // The router draws after the address has changed, and a redirect draws again.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await page
    .waitForFunction(() => !document.querySelector('[data-left]'), null, { timeout: LEFT_MS })
    .catch(() => undefined);
  await settled(page);
};

/** The text that says that the page leads nowhere; one that failed as a whole has no content but that. */
const deadEnd = async (page: Page): Promise<string | undefined> => {
  const text = await page.evaluate(
    () => (document.querySelector('main') ?? document.body).innerText,
  );
  return text.split('\n').find((line) => FAILED.test(line) || REFUSED.test(line));
};

const linksOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#/"]')].map((link) =>
      (link.getAttribute('href') ?? '').slice(1),
    ),
  );

/** A calendar has a button for each day of a year. */
const DATE = /\p{L}+, \p{L}+ \d+, \d{4}/gu;
/** `Go to page 12` as `Go to page #`, and a figure without its numbers: what the button does is the same. */
const kindOfButton = (name: string): string =>
  name.includes('\n')
    ? name.replace(/[^\p{L}]+/gu, ' ')
    : name.replace(DATE, '#').replace(/(page) \d+$/i, '$1 #');

/** Names of the enabled buttons of the page's content. */
const BUTTONS = 'main button:not([disabled]):not([aria-disabled="true"])';
const buttonsOn = (page: Page): Promise<string[]> =>
  page.evaluate((selector) => {
    const names = [...document.querySelectorAll<HTMLElement>(selector)]
      .filter((button) => button.offsetParent !== null)
      .map((button) => button.getAttribute('aria-label') ?? button.innerText.trim());
    return [...new Set(names.filter(Boolean))];
  }, BUTTONS);

const press = (page: Page, selector: string, name: string): Promise<boolean> =>
  page.evaluate(
    async ([where, wanted]) => {
      const found = [...document.querySelectorAll<HTMLElement>(where)].find(
        (one) =>
          one.checkVisibility({ visibilityProperty: true }) &&
          (one.getAttribute('aria-label') ?? one.innerText.trim()) === wanted,
      );
      found?.click();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
      return found !== undefined;
    },
    [selector, name] as const,
  );

const MENU_ITEM = '[role="menu"] [role="menuitem"]:not([aria-disabled="true"])';
/** Names of the entries of the open menu; closed ones may stay in the document. */
const menuItems = (page: Page): Promise<string[]> =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll<HTMLElement>(selector)]
        .filter((item) => item.checkVisibility({ visibilityProperty: true }))
        .map((item) => item.innerText.trim()),
    MENU_ITEM,
  );

export interface Walk {
  /** Where it begins: opened although no link may lead there, so that a refusal of one of them is right. */
  starts: readonly string[];
  page: Page;
  /** Goes to a page and says what is wrong with it before anything on it is pressed. */
  visit?: (path: string, go: () => Promise<void>) => Promise<string[]>;
}

const goOnly: NonNullable<Walk['visit']> = async (_path, go) => {
  await go();
  return [];
};

/** `page: what: why` for each link or button that leads nowhere. */
export const walk = async ({ page, starts, visit = goOnly }: Walk): Promise<string[]> => {
  const problems: string[] = [];
  const known = new Set<string>();
  const pressed = new Set<string>();
  const waiting: { path: string; from?: string }[] = [];
  const add = (path: string, from?: string) => {
    const kind = kindOf(path);
    if (known.has(kind)) return;
    known.add(kind);
    waiting.push({ path, ...(from && { from }) });
  };
  page.on('dialog', (dialog) => void dialog.accept());
  await page.addInitScript(failWrites, READS.source);
  await page.goto('/');
  await settled(page);

  const check = async (what: string) => {
    await settled(page).catch(() => problems.push(`${what}: is still loading`));
    const text = await deadEnd(page);
    if (text) problems.push(`${what}: ${text}`);
  };
  const close = async (path: string) => {
    for (let steps = 0; steps < 3 && (await page.locator('[role="presentation"]').count()); steps++)
      await page.keyboard.press('Escape');
    // What a list shows is in its query, which a button may have changed.
    if (routeOf(addressOf(page)) === routeOf(path)) return;
    add(addressOf(page), path);
    await goTo(page, path);
  };
  const pressAll = async (path: string) => {
    for (const name of await buttonsOn(page)) {
      // One of a kind: it does the same on every page.
      if (pressed.has(kindOfButton(name))) continue;
      pressed.add(kindOfButton(name));
      if (!(await press(page, BUTTONS, name))) continue;
      const items = await menuItems(page);
      await check(`${path}: ${name}`);
      await close(path);
      for (const item of items) {
        if (!(await press(page, BUTTONS, name)) || !(await press(page, MENU_ITEM, item))) continue;
        await check(`${path}: ${name} → ${item}`);
        await close(path);
      }
    }
  };

  for (const path of starts) add(path);
  page.setDefaultTimeout(SETTLED_MS);
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { path, from } = next;
    const go = () => goTo(page, path).catch(() => void problems.push(`${path}: is still loading`));
    for (const wrong of await visit(path, go)) problems.push(`${path}: ${wrong}`);
    for (const link of await linksOn(page)) add(link, path);
    const text = await deadEnd(page);
    if (text && (from || FAILED.test(text))) problems.push(`${from ?? 'start'} → ${path}: ${text}`);
    if (!text) await pressAll(path);
  }
  return problems;
};
