/** Whether the server can be reached: what the last request found out, and what the browser knows of the network. */
let answered = true;
const listeners = new Set<() => void>();

/** Called after each request: was there an answer, if only a refusal? */
export const noteAnswer = (now: boolean): void => {
  if (now === answered) return;
  answered = now;
  for (const listener of listeners) listener();
};

export const isConnected = (): boolean => answered && navigator.onLine;

/** Calls `listener` when it may have changed; returns a function that ends it. */
export const onConnection = (listener: () => void): (() => void) => {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};
