/** The writer of a change, and checks of whether sent content is new. */
import { hash } from 'node:crypto';
import type { Actor } from '#contract/platform/activities';
import type { Work } from '../http/context.ts';
import type { Settings } from '#contract/platform/settings';

/** Who writes, at which instant, and with which settings of the store. */
export interface Writer {
  actor: Actor;
  now: number;
  settings: Settings;
}

/** Hash of sent content, for recognising a repeat. */
export const contentHash = (content: unknown): string =>
  hash('md5', JSON.stringify(content), 'base64');

/** Whether sent data is older than stored data, according to the instants that the store's systems sent. */
export const isOutdated = (arriving: number | null | undefined, known: number | null): boolean =>
  arriving !== null && arriving !== undefined && known !== null && arriving < known;

/** The writer for a request. */
export const writerOf = async (
  context: Pick<Work, 'actor' | 'now' | 'settings'>,
): Promise<Writer> => ({
  actor: context.actor,
  now: context.now(),
  settings: await context.settings(),
});
