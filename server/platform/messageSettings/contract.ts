/** How messages to people leave: by which mail server, from which address, and when. */
import * as z from 'zod';
import { halfWidth, id, orDefault, orNothing, text, whole } from '#shared/fields';

/** To a mail server, or into files in the data folder. */
export const TRANSPORTS = ['file', 'smtp'] as const;
export type MailTransport = (typeof TRANSPORTS)[number];
/** Encrypted after the greeting, from the start, or not. */
export const SECURITIES = ['startTls', 'tls', 'none'] as const;
export type MailSecurity = (typeof SECURITIES)[number];

const nothing = <S extends z.ZodType<string>>(schema: S) => orDefault(schema.nullable(), null);
/** An address of the store itself, which is nobody's personal data. */
const ownAddress = () => z.email().max(200);
const wallTime = () =>
  text(5)
    .overwrite(halfWidth)
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'messages.errors.time');
const settingsFields = {
  /** Without it everything waits. */
  isOn: z.boolean(),
  transport: z.enum(TRANSPORTS),
  host: nothing(
    text(253)
      .overwrite(halfWidth)
      .regex(/^([A-Za-z0-9._-]+|[0-9A-Fa-f:.]+)?$/, 'messages.errors.host'),
  ),
  port: orDefault(whole('plain', 1, 65_535).nullable(), null),
  security: z.enum(SECURITIES),
  userName: nothing(text(200)),
  fromAddress: nothing(ownAddress()),
  fromName: nothing(text(120).regex(/^[^\r\n]*$/, 'messages.errors.lineBreak')),
  replyTo: nothing(ownAddress()),
  quietFrom: nothing(wallTime()),
  quietUntil: nothing(wallTime()),
};
export const MessageSettingsInput = z.strictObject({
  ...settingsFields,
  /** Left out or empty, the stored one stays. */
  password: orNothing(text(500)),
  version: orNothing(whole('version')),
});
export type MessageSettingsInput = z.infer<typeof MessageSettingsInput>;

/** The settings without the password. */
export const MessageSettings = z.object({
  id: id(),
  ...settingsFields,
  hasPassword: z.boolean(),
  /** The address in links to unsubscribe, and whether other people can reach it. */
  siteUrl: z.string(),
  isPublic: z.boolean(),
  version: whole('version'),
});
export type MessageSettings = z.infer<typeof MessageSettings>;
