/** What is logged of an unexpected error: never a value, because it may be personal data or a secret. Pure. */

/** Texts in quotes, e-mails and longer numbers and tokens, as drivers and parsers repeat them in their messages. */
const VALUES = /(["'`“]).*?["'`”]|\S+@\S+|[\w+/=.-]*\d[\w+/=.-]{4,}/gs;
/** Drizzle and PostgreSQL append the values of a statement. */
const APPENDED = /(params|detail|key \(|failing row)[\s\S]*/i;

export const withoutValues = (message: string): string =>
  message.replace(APPENDED, '…').replace(VALUES, '…').slice(0, 500);

export interface Fault {
  type: string;
  code?: string;
  message: string;
  /** Its frames only: the first lines of a stack repeat the message. */
  stack: string;
}

export const faultFields = (error: unknown): Fault => {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const message = withoutValues(error.message);
  const cause = error.cause instanceof Error ? ` (${faultFields(error.cause).message})` : '';
  return {
    type: error.name,
    ...(typeof code === 'string' && { code }),
    message: message + cause,
    stack: [`${error.name}: ${message}${cause}`, ...frames].join('\n'),
  };
};
