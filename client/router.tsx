/**
 * The router of the console: its addresses are in the part after `#`. Entries of the browser's history that an entered or
 * pasted address made have no number; they get theirs here, before the router reads it. Without one it cannot go back
 * while a page asks whether to leave, and the page would be left without a question.
 */
import type { ReactNode } from 'react';
import { createHashRouter } from 'react-router-dom';
import { LeavingGuard } from './ui/form/LeavingGuard.tsx';

/** What the router keeps with an entry of the history: its position, and a key of its own. */
interface Entry {
  idx?: number;
  key?: string;
}

const stateOf = () => history.state as Entry | null;

/** Listens before any router does; returns what the router calls after each of its own moves. */
const numberEntries = () => {
  let index = 0;
  let address = '';
  const remember = () => {
    index = stateOf()?.idx ?? index;
    address = location.href;
  };
  const number = () => {
    if (stateOf()?.idx === undefined) {
      // The address that is there already, entered again, replaces its entry.
      const idx = location.href === address ? index : index + 1;
      const key = Math.random().toString(36).slice(2, 10);
      history.replaceState({ ...stateOf(), idx, key }, '');
    }
    remember();
  };
  window.addEventListener('popstate', number, { capture: true });
  return { remember, stop: () => window.removeEventListener('popstate', number, true) };
};

/** Made once, around everything. */
export const createRouter = (console: ReactNode) => {
  const { remember, stop } = numberEntries();
  const element = (
    <>
      <LeavingGuard />
      {console}
    </>
  );
  const router = createHashRouter([{ path: '*', element }]);
  remember();
  router.subscribe(remember);
  return {
    router,
    dispose: () => {
      stop();
      router.dispose();
    },
  };
};
