import { localStorageStore, type Store } from 'react-admin';

const VERSION = '1';
const APP = '.console';
/** React-Admin's own prefix of what it keeps in the browser. */
export const LOCALE_KEY = `RaStore${APP}.locale`;
const KEPT = ['locale', 'theme'];

const browser = localStorageStore(VERSION, APP);

/** What a person arranged in this browser. Logging out forgets it, except the language and the theme. */
export const preferences: Store = {
  ...browser,
  reset: () => {
    const kept = KEPT.map((key) => [key, browser.getItem<unknown>(key)] as const);
    browser.reset();
    for (const [key, value] of kept) if (value !== undefined) browser.setItem(key, value);
  },
};
