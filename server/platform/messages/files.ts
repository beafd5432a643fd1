/** Writes messages into files of the data folder, one .eml each, and deletes old ones. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { MESSAGE_KEEP_DAYS } from '#contract/platform/messages';
import { addDays, dayOf, isDay } from '#shared/days';
import { writeWhole } from '../files/writeWhole.ts';
import type { JobHost } from '../jobs/spec.ts';
import type { Outcome } from './handOver.ts';

const FOLDER = 'mail';

/** Whether the answer of an attempt is the name of a file that was written here. */
export const isMailFile = (answer: string): boolean =>
  /^mail[/\\]\d{4}-\d{2}-\d{2}[/\\]\w+\.eml$/.test(answer);

interface Place {
  dataDir: string;
  /** The business day, by which old files are found. */
  day: string;
  messageId: string;
}

/** The answer is the name of the file below the data folder. A repeat on the same day replaces it. */
export const writeMail = async (
  mail: SendMailOptions,
  { dataDir, day, messageId }: Place,
): Promise<Outcome> => {
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  const name = join(FOLDER, day, `${messageId.split('@')[0]}.eml`);
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  try {
    const { message } = await composer.sendMail(mail);
    await writeWhole(join(dataDir, name), message, 0o600);
    return { duration: took(), code: null, failure: null, answer: name };
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    return { duration: took(), code: null, failure: 'disk', answer: code ?? message };
  }
};

/** Deletes the files of days that are kept no longer; every server has its own. */
export const deleteOldMail = async ({ dataDir, now, settings }: JobHost): Promise<void> => {
  const { timeZone } = await settings();
  const before = addDays(dayOf(now(), timeZone), -MESSAGE_KEEP_DAYS);
  const days = await readdir(join(dataDir, FOLDER)).catch(() => []);
  for (const day of days)
    if (isDay(day) && day < before)
      await rm(join(dataDir, FOLDER, day), { recursive: true, force: true });
};
