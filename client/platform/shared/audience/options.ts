/** What the audience picker offers. Pure. */
import type { AudienceChoice } from '#contract/platform/audiences';
import { levelAndAbove } from '#rules/platform/audiences';

export interface AudienceOption {
  /** The names that choosing it adds: one, or a level and those above it. */
  keys: readonly string[];
  key: string;
  isAbove: boolean;
}

/** Each choice, and for a level with others above it "and above" after it. */
export const audienceOptions = (choices: readonly AudienceChoice[]): AudienceOption[] =>
  choices.flatMap(({ key }) => {
    const above = levelAndAbove(choices, key);
    const one = { keys: [key], key, isAbove: false };
    return above.length > 1 ? [one, { keys: above, key, isAbove: true }] : [one];
  });
