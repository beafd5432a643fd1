/** One address for each score of the first question, which only chooses it on the page. Pure. */
import { type Definition, SCALES } from '#contract/surveys/definitions';
import { type Language, localize } from '#shared/localization';
import type { Addresses } from '../../platform/messages/rules.ts';
import { endsOf } from '../scaleEnds/rules.ts';

const NONE: Addresses = { lead: '', addresses: [] };

/** None where the first question is no single scale. `address` may end with a query. */
export const scoreAddresses = (
  definition: Pick<Definition, 'questions'> | undefined,
  address: string,
  language: Language,
): Addresses => {
  const first = definition?.questions[0];
  if (!first || first.type === 'choice' || first.type === 'text' || first.type === 'matrix')
    return NONE;
  const { min, max } = SCALES[first.type];
  const [low, high] = endsOf(first, language);
  const [path = '', query] = address.split('?');
  return {
    lead: `${localize(first.texts, language)} (${min} = ${low}, ${max} = ${high})`,
    addresses: Array.from({ length: max - min + 1 }, (_, index) => ({
      words: String(min + index),
      address: `${path}/${min + index}${query === undefined ? '' : `?${query}`}`,
    })),
  };
};
