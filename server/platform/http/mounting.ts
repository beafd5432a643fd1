/** What routes need of the application to be answered. */
import type { Application, Context, Identify } from './context.ts';

/** Stores the answer to a request with an `Idempotency-Key`, and gives the stored answer to a repeat. */
export type Remember = (
  context: Context,
  keyId: number,
  key: string,
  request: { path: string; body: unknown },
  status: number,
  work: () => Promise<unknown>,
) => Promise<{ status: number; body: string }>;

export interface Mounting {
  application: Application;
  identifier: Identify;
  remember: Remember;
}
