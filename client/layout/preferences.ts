import { localStorageStore, type Store } from 'react-admin';

const VERSION = '1';
const APP = '.console';
/** The prefix of React-Admin's own keys in the browser's storage. */
export const LOCALE_KEY = `RaStore${APP}.locale`;
const KEYS_TO_KEEP = ['locale', 'theme'];

const browser = localStorageStore(VERSION, APP);

/** Preferences in this browser's storage. Logging out deletes them, except the language and the theme. */
export const preferences: Store = {
  ...browser,
  reset: () => {
    const values = KEYS_TO_KEEP.map((key) => [key, browser.getItem<unknown>(key)] as const);
    browser.reset();
    for (const [key, value] of values) if (value !== undefined) browser.setItem(key, value);
  },
};
