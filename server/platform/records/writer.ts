/** The writer of a change, and the hash by which a repeat is recognised. */
import { hash } from 'node:crypto';
import type { Actor } from '#contract/platform/activities';
import type { Work } from '../http/context.ts';
import type { Settings } from '#contract/platform/settings';

/** Who writes, at which instant, and with which settings of the store. */
export interface Writer {
  actor: Actor;
  now: number;
  settings: Settings;
  /** Names everything that this request or import writes, so that it can be undone together. */
  changeId?: string | undefined;
  /** Whether it writes what happened before, by a file or by a merge of records, which gives members nothing. */
  isHistory?: boolean;
}

/** Hash of sent content, for recognising a repeat. */
export const contentHash = (content: unknown): string =>
  hash('md5', JSON.stringify(content), 'base64');

/**
 * The writer with an instant that is not before the last change of what it changes. Another server's clock may be ahead,
 * and a transaction that waited for another one began before it: a guard would not see yet what was just ended or begun,
 * and the record's history would run backwards.
 */
export const writerAfter = (writer: Writer, changedAt: number | null | undefined): Writer =>
  (changedAt ?? 0) > writer.now ? { ...writer, now: changedAt ?? 0 } : writer;

/** The writer for a request. */
export const writerOf = async (
  context: Pick<Work, 'actor' | 'now' | 'settings' | 'changeId'>,
): Promise<Writer> => ({
  actor: context.actor,
  now: context.now(),
  settings: await context.settings(),
  changeId: context.changeId,
});
