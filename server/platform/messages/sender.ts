/** Sends messages that are due. Every server has one sender. */
import { dayOf } from '#shared/days';
import type { Application } from '../http/context.ts';
import { claimDue } from './claim.ts';
import type { Outgoing } from './compose.ts';
import { writeMail } from './files.ts';
import { handOver, type Outcome } from './handOver.ts';
import { mailOf } from './mail.ts';
import { recordOutcome } from './recordOutcome.ts';

/** How often a sender looks for what is due, in milliseconds. */
const EVERY_MS = 2000;

export type SenderHost = Pick<
  Application,
  'connection' | 'now' | 'settings' | 'dataDir' | 'site' | 'derive' | 'logFault'
>;

type Sent = Parameters<typeof mailOf>[0];

/** Hands a mail over to the mail server or writes its file, as the settings say. */
export const handOverMail = async (
  { now, settings, dataDir }: Pick<SenderHost, 'now' | 'settings' | 'dataDir'>,
  outgoing: Sent,
): Promise<Outcome> => {
  const { storeName, timeZone } = await settings();
  const at = now();
  const mail = mailOf(outgoing, at, storeName);
  const { sending, messageId } = outgoing;
  return sending.transport === 'smtp'
    ? handOver(mail, sending)
    : writeMail(mail, { dataDir, day: dayOf(at, timeZone), messageId });
};

/** Sends one claimed message and stores the outcome. */
export const sendClaimed = async (
  host: Omit<SenderHost, 'logFault'>,
  outgoing: Outgoing,
): Promise<void> => {
  const { connection, now } = host;
  const at = now();
  const outcome = await handOverMail(host, outgoing);
  const random = Math.random();
  await connection.transaction((tx) =>
    recordOutcome(tx, outgoing, outcome, { at, now: now(), random }),
  );
};

export class MessageSender {
  readonly #host: SenderHost;
  #turn: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopping = false;

  constructor(host: SenderHost) {
    this.#host = host;
  }

  /** Sends until nothing is due. */
  async #sendAll(): Promise<void> {
    const { connection, now, settings, site, derive, logFault } = this.#host;
    // What could not be stored is sent again when its claim lapses.
    const sendOne = (outgoing: Outgoing) =>
      sendClaimed(this.#host, outgoing).catch((error: unknown) =>
        logFault(error, 'sending messages'),
      );
    while (!this.#isStopping) {
      const facts = { settings: await settings(), now: now(), site, derive };
      const outgoing = await connection.transaction((tx) => claimDue(tx, facts));
      if (outgoing === null) return;
      await Promise.all(outgoing.map(sendOne));
    }
  }

  /** Begins to send what is due, unless that is under way; resolves when nothing is. */
  look(): Promise<void> {
    if (this.#isStopping) return Promise.resolve();
    this.#turn ??= this.#sendAll()
      .catch((error: unknown) => this.#host.logFault(error, 'sending messages'))
      .finally(() => (this.#turn = undefined));
    return this.#turn;
  }

  /** Looks for what is due from now on, until it is stopped. */
  start(): void {
    this.#timer = setInterval(() => void this.look(), EVERY_MS).unref();
  }

  /** Claims nothing more, and waits for what is being sent. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#isStopping = true;
    await this.#turn;
  }
}
