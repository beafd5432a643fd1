/** Work of this process that no request waits for. It is given time to end when the server stops. */
import { faultFields } from '../http/faults.ts';

let stopping = false;
const working = new Set<Promise<void>>();

/** Whether the process is stopping: work ends before its next step. */
export const isStopping = (): boolean => stopping;

/** One line of JSON, like those of the server's log. */
export const printFault = (error: unknown) =>
  console.error(JSON.stringify({ level: 50, time: Date.now(), err: faultFields(error) }));

/** Starts work without waiting for it; a failure is logged. */
export const workAside = (work: () => Promise<void>) => {
  const one = work()
    .catch(printFault)
    .finally(() => working.delete(one));
  working.add(one);
};

/** Resolves when no such work is under way. */
export const settleAside = async (): Promise<void> => {
  while (working.size > 0) await Promise.allSettled(working);
};

/** Tells all work of this process to end, and waits until it and `others` have ended. */
export const stopWork = async (others: Iterable<Promise<unknown>>): Promise<void> => {
  stopping = true;
  await Promise.allSettled([...others, settleAside()]);
  stopping = false;
};
