/** Compares the numbers, units and dates in a promotion's texts with its terms. Pure. */
import type { Terms } from '#contract/promotions/promotions';
import { ALL_OFF } from '../terms/rules.ts';
import { saidEnds } from './saidEnds.ts';
import { type Said, saidFigures } from './saidFigures.ts';
import { factsOf, type TermsFacts } from './termsFacts.ts';

/** Where a text stands: the internal name, or the text for customers in a language. */
const TEXT_FIELDS = ['name', 'en', 'zh'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export interface Texts {
  name: string;
  labels: { en?: string; zh?: string };
}
/** `said`: the words of the text that the terms do not confirm; a `weekday` is another one than that of the last day. */
export interface TextDifference {
  field: TextField;
  kind: 'reduction' | 'threshold' | 'currency' | 'end' | 'weekday';
  said: string;
}

/** The store's currency and clocks. */
export interface TextSetting {
  currency: string;
  decimals: number;
  timeZone: string;
}

/** Figures with only a dash or a slash between them are a reduction if the terms know one of them. */
const isOfSteps = (
  { from, off, hasSlash }: Extract<Said, { kind: 'pair' }>,
  { pairs }: TermsFacts,
): boolean => pairs.some((step) => step.from === from || (!hasSlash && step.off === off));

/** What repeats is also true of several times its threshold: 600 − 80 of every 300 − 40. */
const isMultiple = (
  said: Extract<Said, { kind: 'pair' }>,
  { from, off, repeats }: TermsFacts['pairs'][number],
): boolean =>
  repeats === true &&
  !said.isEach &&
  said.from % from === 0 &&
  said.off === off * (said.from / from);

const isConfirmed = (said: Said, facts: TermsFacts): boolean => {
  switch (said.kind) {
    case 'pair':
      return (
        (said.isDashed && !isOfSteps(said, facts)) ||
        facts.pairs.some(
          (step) =>
            step.unit === said.unit &&
            (isMultiple(said, step) ||
              (step.from === said.from &&
                step.off === said.off &&
                (!said.isEach || step.repeats === true))),
        )
      );
    case 'percentFrom':
      return facts.percentPairs.some(
        ({ from, bps, unit }) => from === said.from && bps === said.bps && unit === said.unit,
      );
    case 'percent':
      return facts.percents.has(said.bps);
    // What is saved by a price or a gift is not known from the terms.
    case 'amount':
      return (
        facts.amounts.has(said.amount) ||
        facts.prices.size > 0 ||
        facts.amounts.size + facts.percents.size === 0
      );
    case 'threshold':
      return facts.thresholds.some(({ from, unit }) => from === said.from && unit === said.unit);
    // Terms without such a reward say nothing to compare with.
    case 'buyGet':
      return (
        facts.buyGets.length === 0 ||
        facts.buyGets.some(
          ({ buy, get, bps }) =>
            buy === said.buy && get === said.get && (!said.isFree || bps === ALL_OFF),
        )
      );
    case 'nth':
      if (facts.buyGets.length === 0) return facts.percents.has(said.bps);
      return facts.buyGets.some(
        ({ buy, get, bps }) => said.nth > buy && said.nth <= buy + get && bps === said.bps,
      );
    case 'price':
      return facts.prices.size === 0 || facts.prices.has(said.amount);
    case 'currency':
      return false;
  }
};
const KINDS = {
  pair: 'reduction',
  percentFrom: 'reduction',
  percent: 'reduction',
  amount: 'reduction',
  threshold: 'threshold',
  buyGet: 'reduction',
  nth: 'reduction',
  price: 'reduction',
  currency: 'currency',
} as const;

const ofText = (
  field: TextField,
  text: string,
  facts: TermsFacts,
  setting: TextSetting,
): TextDifference[] => [
  ...saidFigures(text, setting)
    .filter((said) => !isConfirmed(said, facts))
    .map((said): TextDifference => ({ field, kind: KINDS[said.kind], said: said.text })),
  ...saidEnds(text)
    .filter((said) => facts.lastDay === null || !said.isDay(facts.lastDay))
    .map((said): TextDifference => ({
      field,
      kind: said.isWeekday && facts.lastDay !== null ? 'weekday' : 'end',
      said: said.text,
    })),
];

/** What the texts say that the terms do not; what only the terms say is no difference. */
export const textDifferences = (
  { name, labels }: Texts,
  terms: Terms,
  setting: TextSetting,
): TextDifference[] => {
  const facts = factsOf(terms, setting.timeZone);
  const texts = { name, en: labels.en ?? '', zh: labels.zh ?? '' };
  return TEXT_FIELDS.flatMap((field) => ofText(field, texts[field], facts, setting));
};
