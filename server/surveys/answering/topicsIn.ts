/** What everything that was written is about, by its words. Pure. */
import { topicsOf } from '#rules/surveys/topics';
import type { Stored } from './rules.ts';

export const topicsIn = (stored: Stored): string[] =>
  topicsOf(
    [...stored.values()].filter((given): given is string => typeof given === 'string').join('\n'),
  );
