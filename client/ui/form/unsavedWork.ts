/**
 * What on the page is typed and not saved, in forms, in dialogs and elsewhere. The router can ask one question at a time, so
 * all of it is kept here, and one place asks for all (`LeavingGuard`).
 */

export interface Work {
  /** Asked before it is given up, translated. */
  question?: string;
  /** It is being saved: nothing is asked until that has failed. */
  isSaving?: boolean;
  /** Of a dialog, which nobody leaves by a link of the page below it: what moves on while it saves is the dialog itself. */
  isInDialog?: boolean;
}

/** Where the person is, or goes. */
export interface Place {
  pathname: string;
  search: string;
}

export interface Move {
  currentLocation: Place;
  nextLocation: Place;
  /** `POP`: Back, Forward, or an entered address; else `PUSH` or `REPLACE`, by a link or by the console itself. */
  historyAction: string;
}

/** Whether a move waits for what is being saved. */
let isHeld = false;
export const noteHeldMove = (held: boolean) => void (isHeld = held);
/** Whoever leaves a page once it is saved lets a move that waits for that go first. */
export const isMoveHeld = (): boolean => isHeld;

const works = new Set<Work>();
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

/** Returns a function to call once it is saved or left. */
export const noteUnsavedWork = (work: Work = {}): (() => void) => {
  const own = { ...work };
  works.add(own);
  tell();
  return () => {
    works.delete(own);
    tell();
  };
};

/** Calls it after each change; returns the function that stops that. */
export const onUnsavedWork = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** `saving`: all there is is being saved. */
export type Standing = 'nothing' | 'saving' | 'unsaved';
export const standingOfWork = (): Standing =>
  works.size === 0
    ? 'nothing'
    : [...works].every(({ isSaving }) => isSaving)
      ? 'saving'
      : 'unsaved';

export const questionOfWork = (): string => [...works].at(-1)?.question ?? '';

/** Whether what is typed at one address is lost at the other: a new record also begins anew with other defaults. */
export const leavesWork = (from: Place, to: Place): boolean =>
  from.pathname !== to.pathname || (from.pathname.endsWith('/create') && from.search !== to.search);

/** Tabs of a page are parts of its address, too: Back takes the one away that a dialog was opened in. */
const leavesDialog = ({ isSaving }: Work, { currentLocation, nextLocation, ...move }: Move) =>
  move.historyAction === 'POP'
    ? leavesWork(currentLocation, nextLocation) || currentLocation.search !== nextLocation.search
    : !isSaving && leavesWork(currentLocation, nextLocation);

export const losesWork = (move: Move): boolean =>
  [...works].some((work) =>
    work.isInDialog
      ? leavesDialog(work, move)
      : leavesWork(move.currentLocation, move.nextLocation),
  );

/** Asks whether to give up what is not saved. After a yes nothing asks again. */
export const mayLeaveWork = (question: string): boolean => {
  if (works.size > 0 && !window.confirm(question)) return false;
  works.clear();
  tell();
  return true;
};
