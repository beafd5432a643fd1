import { localStorageStore, type Store } from 'react-admin';

const VERSION = '1';
const APP = '.console';
/** The prefix of React-Admin's own keys in the browser's storage. */
export const LOCALE_KEY = `RaStore${APP}.locale`;
const KEYS_TO_KEEP = ['locale', 'theme'];
/** Begins the keys of a person's menu, which are named by the person. */
export const MENU_KEY = 'menu.';
/** Whose filters, orders and views are stored. */
const PERSON_KEY = 'person';

const browser = localStorageStore(VERSION, APP);

/** Preferences in this browser's storage. Logging out deletes them, except the language, the theme and the menus. */
export const preferences: Store = {
  ...browser,
  reset: () => {
    const values = [
      ...KEYS_TO_KEEP.map((key) => [key, browser.getItem<unknown>(key)] as const),
      ...Object.entries(browser.listItems?.(MENU_KEY) ?? {}),
    ];
    browser.reset();
    for (const [key, value] of values) if (value !== undefined) browser.setItem(key, value);
  },
};

/** Deletes what another person has left in this browser: lists as they filtered and sorted them, and their views. */
export const belongTo = (personId: string) => {
  const before = preferences.getItem<string | null>(PERSON_KEY, null);
  if (before !== null && before !== personId) preferences.reset();
  if (before !== personId) preferences.setItem(PERSON_KEY, personId);
};
