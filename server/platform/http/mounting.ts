/** What routes need from the application to be served. */
import type { Application, Caller, Context, Identify } from './context.ts';

/** Stores the response to a request with an `Idempotency-Key`, and returns the stored response for a repeat. */
export type Remember = (
  context: Context,
  caller: Caller,
  key: string,
  request: { path: string; body: unknown },
  status: number,
  work: (context: Context) => Promise<unknown>,
) => Promise<{ status: number; body: string }>;

export interface Mounting {
  application: Application;
  identifier: Identify;
  remember: Remember;
  /** See `AppOptions`. */
  bodyLimit?: number | undefined;
}
