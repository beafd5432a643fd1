/** Hands one mail over to a mail server and says what became of it; never throws. */
import { createTransport, type NodemailerError, type SendMailOptions } from 'nodemailer';
import type { MailAttempt, MailFailure } from '#contract/platform/messages';
import type { SettingsRow } from '../messageSettings/settings.ts';

/** For connecting and for each answer, and for everything together, in milliseconds. */
const ANSWER_MS = 15_000;
const TOTAL_MS = 60_000;
const KEPT_ANSWER = 1024;

export type Outcome = Omit<MailAttempt, 'at'>;

/** Text that both databases can store, without characters that a screen cannot show. */
const toKept = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ')
    .slice(0, KEPT_ANSWER)
    .toWellFormed();

const FAILURES: Record<string, MailFailure> = {
  EAUTH: 'login',
  ENOAUTH: 'login',
  EDNS: 'unknownHost',
  ENOTFOUND: 'unknownHost',
  EAI_AGAIN: 'unknownHost',
  ECONNREFUSED: 'nobody',
  ETIMEDOUT: 'timeout',
  EABORT: 'timeout',
};
/** The codes of refusals of the message itself: of its sender, its recipient, or its content. */
const OF_MESSAGE = new Set(['EENVELOPE', 'EMESSAGE']);

/** What a failure means. Only the refusal of a message is for good: wrong settings of the server can be put right. */
export const failureOf = (error: NodemailerError): MailFailure => {
  const { code = '', originalCode = '', responseCode } = error;
  if (OF_MESSAGE.has(code))
    return responseCode === undefined || error.permanent === true ? 'refused' : 'later';
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'login';
  if (/CERT|SSL|TLS/.test(`${originalCode} ${code}`)) return 'encryption';
  if (responseCode !== undefined && responseCode >= 400) return 'later';
  return FAILURES[originalCode] ?? FAILURES[code] ?? 'connection';
};

/** The code at the beginning of an answer, such as 250. */
const codeOf = (answer: string): number | null => {
  const code = Number(/^\d{3}/.exec(answer)?.[0]);
  return code > 0 ? code : null;
};

type Server = Pick<SettingsRow, 'host' | 'port' | 'security' | 'userName' | 'password'>;

const optionsOf = ({ host, port, security, userName, password }: Server) => ({
  host: host ?? '',
  ...(port !== null && { port }),
  secure: security === 'tls',
  requireTLS: security === 'startTls',
  ignoreTLS: security === 'none',
  ...(userName !== null && { auth: { user: userName, pass: password ?? '' } }),
  connectionTimeout: ANSWER_MS,
  greetingTimeout: ANSWER_MS,
  socketTimeout: ANSWER_MS,
  dnsTimeout: ANSWER_MS,
});

export const handOver = async (mail: SendMailOptions, server: Server): Promise<Outcome> => {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  const transport = createTransport(optionsOf(server));
  try {
    const signal = AbortSignal.timeout(TOTAL_MS);
    const { response } = await transport.sendMail({ ...mail, signal });
    return { duration: took(), code: codeOf(response), failure: null, answer: toKept(response) };
  } catch (thrown) {
    const error = thrown as NodemailerError;
    return {
      duration: took(),
      code: error.responseCode ?? null,
      failure: failureOf(error),
      answer: toKept(error.response ?? error.message),
    };
  } finally {
    transport.close();
  }
};
