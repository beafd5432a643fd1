import { localStorageStore, type Store } from 'react-admin';

const VERSION = '1';
const APP = '.console';
/** The prefix of React-Admin's own keys in the browser's storage. */
export const LOCALE_KEY = `RaStore${APP}.locale`;
const KEYS_TO_KEEP = ['locale', 'theme', 'person'];
/** Begins the keys of a person's menu, which are named by the person. */
export const MENU_KEY = 'menu.';
/** Begins the keys of what a person has begun to write, which are named by the person. */
export const DRAFT_KEY = 'draft.';
/** Whose filters, orders and views are stored. */
const PERSON_KEY = 'person';

const browser = localStorageStore(VERSION, APP);

/**
 * Preferences in this browser's storage. Logging out deletes them, except the language, the theme and the menus. So does
 * the end of a session, after which the same person finds what they had begun to write: see `forgetDrafts`.
 */
export const preferences: Store = {
  ...browser,
  reset: () => {
    const values = [
      ...KEYS_TO_KEEP.map((key) => [key, browser.getItem<unknown>(key)] as const),
      ...Object.entries(browser.listItems?.(MENU_KEY) ?? {}),
      ...Object.entries(browser.listItems?.(DRAFT_KEY) ?? {}),
    ];
    browser.reset();
    for (const [key, value] of values) if (value !== undefined) browser.setItem(key, value);
  },
};

/** Deletes what was begun to be written: whoever logs out leaves it to nobody. */
export const forgetDrafts = () => {
  for (const key of Object.keys(browser.listItems?.(DRAFT_KEY) ?? {})) browser.removeItem(key);
};

/** Deletes what another person has left in this browser: lists as they filtered and sorted them, and their views. */
export const belongTo = (personId: string) => {
  const before = preferences.getItem<string | null>(PERSON_KEY, null);
  if (before !== null && before !== personId) {
    preferences.reset();
    forgetDrafts();
  }
  if (before !== personId) preferences.setItem(PERSON_KEY, personId);
};
