/** A session that ended while somebody works: the password is asked for in place, and the request is sent again. */
import { ApiError } from './apiError.ts';

/** Resolves once the person has logged in again. */
type AskForLogin = () => Promise<void>;

let askForLogin: AskForLogin | undefined;
let asking: Promise<void> | undefined;

/** Sets who asks; returns a function that ends it. Nobody asks before the first login. */
export const setLoginPrompt = (ask: AskForLogin): (() => void) => {
  askForLogin = ask;
  return () => {
    if (askForLogin === ask) askForLogin = undefined;
  };
};

/**
 * Sends a request, and once more after a login when the server refuses it because the session has ended. Requests that
 * end together ask once. Throws the refusal where nobody asks.
 */
export const withSession = async <T>(send: () => Promise<T>): Promise<T> => {
  try {
    return await send();
  } catch (error) {
    if (!ApiError.from(error).isSessionEnded || !askForLogin) throw error;
    asking ??= askForLogin().finally(() => (asking = undefined));
    await asking;
    return send();
  }
};
