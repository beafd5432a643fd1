/** Sends what is due. Every server has one sender; each endpoint has its own turn in it, so that none waits for another. */
import type { Connection } from '#db';
import { type Claimed, claimDue, dueEndpoints } from './claim.ts';
import { type Outcome, post } from './post.ts';
import type { Resolve } from './resolveName.ts';
import { recordOutcome } from './recordOutcome.ts';
import { signedMessage } from './sign.ts';

/** How often a sender looks for what is due, in milliseconds. */
const EVERY_MS = 2000;

export interface SenderHost {
  connection: Connection;
  now: () => number;
  /** Whether messages may go to this machine and its network, and unencrypted. */
  webhooksToPrivate: boolean;
  /** How names are resolved, where it is not the usual way. */
  resolve?: Resolve;
  logFault: (error: unknown, during: string) => void;
}

/** Sends one claimed message and stores the outcome, which is returned. */
export const sendClaimed = async (
  { connection, now, webhooksToPrivate, resolve }: Omit<SenderHost, 'logFault'>,
  claimed: Claimed,
): Promise<Outcome> => {
  const at = now();
  const message = { url: claimed.url, ...signedMessage(claimed, claimed, at) };
  const outcome = await post(message, {
    toPrivate: webhooksToPrivate,
    ...(resolve && { resolve }),
  });
  const random = Math.random();
  await connection.transaction((tx) =>
    recordOutcome(tx, claimed, outcome, { at, now: now(), random }),
  );
  return outcome;
};

export class Sender {
  readonly #host: SenderHost;
  readonly #turns = new Map<number, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #isStopping = false;

  constructor(host: SenderHost) {
    this.#host = host;
  }

  /** Sends until nothing of the endpoint is due. */
  async #sendAll(endpointId: number): Promise<void> {
    const { connection, now, logFault } = this.#host;
    // What could not be stored is sent again when its claim lapses.
    const sendOne = (claimed: Claimed) =>
      sendClaimed(this.#host, claimed).catch((error: unknown) =>
        logFault(error, 'sending webhooks'),
      );
    while (!this.#isStopping) {
      const claimed = await connection.transaction((tx) => claimDue(tx, endpointId, now()));
      if (claimed.length === 0) return;
      await Promise.all(claimed.map(sendOne));
    }
  }

  /** Starts the turn of every endpoint for which something is due and which has none; does not wait for them. */
  async look(): Promise<void> {
    const { connection, now, logFault } = this.#host;
    for (const { id } of await dueEndpoints(connection.db, { now: now() })) {
      if (this.#turns.has(id) || this.#isStopping) continue;
      const turn = this.#sendAll(id)
        .catch((error: unknown) => logFault(error, 'sending webhooks'))
        .finally(() => this.#turns.delete(id));
      this.#turns.set(id, turn);
    }
  }

  /** Resolves when nothing is being sent. */
  async settled(): Promise<void> {
    while (this.#turns.size > 0) await Promise.all(this.#turns.values());
  }

  /** Looks for what is due from now on, until it is stopped. */
  start(): void {
    const { logFault } = this.#host;
    this.#timer = setInterval(
      () => void this.look().catch((error: unknown) => logFault(error, 'sending webhooks')),
      EVERY_MS,
    ).unref();
  }

  /** Claims nothing more, and waits for what is being sent. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#isStopping = true;
    await this.settled();
  }
}
