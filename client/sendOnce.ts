/**
 * Writes are sent once: a double click shares the request under way, and a repeat after a lost answer carries the same
 * Idempotency-Key, so that the server performs it once.
 */
import { ApiError } from './apiError.ts';

/** A form that has created its record is about to be left: what it sends until then is the same click. */
const LEAVING_MS = 2000;

/** From the generator that works without https too. */
const randomKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

const keys = new Map<string, string>();
const answers = new Map<string, Promise<unknown>>();

const FORM = 'form ';
/** Names one form for as long as it is open: it creates one record. */
export const newFormKey = (): string => FORM + randomKey();

/** The key is kept where nobody knows whether the request was carried out. */
const isUnknown = (error: unknown) => {
  const { status } = ApiError.from(error);
  return status === 0 || status >= 500;
};

/**
 * Sends with the key of `name`: method, address and body of the request, or the key of its form. Throws what `send`
 * throws.
 */
export const sendOnce = <T>(name: string, send: (key: string) => Promise<T>): Promise<T> => {
  const known = answers.get(name);
  if (known) return known as Promise<T>;
  const key = keys.get(name) ?? randomKey();
  keys.set(name, key);
  const answer = send(key);
  answers.set(name, answer);
  answer.then(
    () => {
      keys.delete(name);
      const forget = () => answers.delete(name);
      if (name.startsWith(FORM)) setTimeout(forget, LEAVING_MS);
      else forget();
    },
    (error: unknown) => {
      answers.delete(name);
      if (!isUnknown(error)) keys.delete(name);
    },
  );
  return answer;
};
