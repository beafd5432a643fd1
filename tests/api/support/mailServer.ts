/** A real mail server on a free port, and what is needed to send to it. */
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { MessageSender } from '#server/platform/messages/sender';
import type { OpenApi } from './openApi.ts';

type Refusal = { code: number; words: string } | null;

const errorOf = (refusal: Refusal) =>
  refusal && Object.assign(new Error(refusal.words), { responseCode: refusal.code });

/** Listens; what it answers may be replaced at any time. */
export const openMailServer = async (port = 0, options: SMTPServerOptions = {}) => {
  const received: ParsedMail[] = [];
  const mailServer = {
    received,
    port,
    recipients: [] as string[],
    /** Whether a recipient, and then a message, is refused. */
    refuseRecipient: (_address: string): Refusal => null,
    refuseMessage: (): Refusal => null,
    close: async () => {},
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      username === 'shop' && password === 'right'
        ? done(null, { user: username })
        : done(new Error('Wrong password')),
    onRcptTo: ({ address }, _session, done) => {
      mailServer.recipients.push(address);
      done(errorOf(mailServer.refuseRecipient(address)));
    },
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        const refused = errorOf(mailServer.refuseMessage());
        if (!refused) received.push(mail);
        done(refused, 'Taken');
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listener = server.listen(port, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  const address = listener.address();
  mailServer.port = typeof address === 'object' && address ? address.port : 0;
  mailServer.close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return mailServer;
};
export type MailServer = Awaited<ReturnType<typeof openMailServer>>;

/** The settings of a store that sends through a mail server. */
export const smtpSettings = (port: number, change: object = {}) => ({
  isOn: true,
  transport: 'smtp',
  host: '127.0.0.1',
  port,
  security: 'none',
  fromAddress: 'shop@example.com',
  fromName: '茶铺',
  ...change,
});

/** A public address of the console, as links name it. */
export const SITE = { url: 'https://console.example.com', isPublic: true };

/** Sends everything that is due, as a server does. */
export const sendMessages = (api: OpenApi, site = SITE): Promise<void> =>
  new MessageSender({ ...api.application, site }).look();
