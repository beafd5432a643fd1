/** The terms of the programme as sentences, part by part. Pure: names, money and dates come in as words. */
import type { LevelTerms, ProgrammeTerms } from '#contract/members/programme';
import type { Benefits } from '#contract/members/benefits';
import { NO_BENEFITS } from '#contract/members/benefits';
import { RATE } from '#shared/money';
import { conditionText } from '../conditionText.ts';
import { ruleText } from './summaryRules.ts';
import { expiryText, returnsText, spendingText } from './summaryPoints.ts';

export interface Words {
  /** A sentence or part of one: a key below `programme.summary`, with its facts. */
  say: (key: string, facts?: Record<string, unknown>) => string;
  money: (minor: number) => string;
  count: (value: number) => string;
  /** Basis points: "30%". */
  rate: (bps: number) => string;
  /** What a coded value is called: a key below `programme`. */
  named: (key: string) => string;
  level: (key: string) => string;
  /** A text in the reader's language. */
  text: (texts: Partial<Record<'en' | 'zh', string>>) => string;
  all: (parts: readonly string[]) => string;
  either: (parts: readonly string[]) => string;
  instant: (at: number) => string;
  /** The end of a window. */
  lastInstant: (at: number) => string;
  /** "31 December". */
  dayOfYear: (month: number, day: number) => string;
  weekday: (day: number) => string;
  clock: (minutes: number) => string;
  group: (key: string) => string;
  channel: (key: string) => string;
  segment: (key: string) => string;
  /** A category, product or variant by id. */
  goods: (kind: 'category' | 'product' | 'variant', id: number) => string;
}

export type Part = 'levels' | 'members' | 'earning' | 'expiry' | 'spending' | 'returns';
/** One statement; `key` says what it is about, so that two versions can be compared. */
export interface Line {
  part: Part;
  key: string;
  /** What stands before it, such as the name of a rule. */
  label?: string;
  text: string;
}

export const BENEFITS = Object.keys(NO_BENEFITS) as (keyof Benefits)[];

export const pointsText = (points: number, { say, count }: Words): string =>
  say('points', { smart_count: points, count: count(points) });

/** How many times something counts: 15000 is "1.5". */
export const timesText = (rate: number, { count }: Words): string => count(rate / RATE);

export const reachedText = ({ conditions, match }: LevelTerms, words: Words): string => {
  if (conditions.length === 0) return words.say('everybody');
  const texts = conditions.map((condition) => conditionText(condition, words));
  return match === 'any' ? words.either(texts) : words.all(texts);
};

export const keptText = (
  { validMonths, graceDays, downgrade }: LevelTerms,
  { say, count }: Words,
): string => {
  if (validMonths === null) return say('keptForGood');
  const facts = { smart_count: validMonths, afterwards: say(`afterwards.${downgrade}`) };
  return graceDays === 0
    ? say('kept', facts)
    : say('keptWithGrace', { ...facts, grace: count(graceDays) });
};

/** What a level gives of a benefit; null where it gives nothing. */
export const benefitText = (
  benefit: keyof Benefits,
  benefits: Benefits,
  words: Words,
): string | null => {
  const value = benefits[benefit];
  if (value === null || value === NO_BENEFITS[benefit]) return null;
  return words.say(`benefit.${benefit}`, {
    smart_count: value,
    count: words.count(value),
    rate: words.rate(value),
    times: timesText(value, words),
    money: words.money(value),
    points: pointsText(value, words),
  });
};

const levelLine = (level: LevelTerms, words: Words): Line => {
  const benefits = BENEFITS.flatMap((benefit) => benefitText(benefit, level.benefits, words) ?? []);
  const gives =
    benefits.length > 0 ? [words.say('benefits', { benefits: words.all(benefits) })] : [];
  const said = words.say('level', {
    level: words.level(level.key),
    reached: reachedText(level, words),
    kept: keptText(level, words),
  });
  return {
    part: 'levels',
    key: level.key,
    text: [said, ...gives].join(words.say('space')),
  };
};

const memberLines = (terms: ProgrammeTerms, words: Words): Line[] => {
  const line = (key: string, text: string): Line => ({ part: 'members', key, text });
  const { say, level } = words;
  return [
    line('applyTo', say(`applyTo.${terms.applyTo}`)),
    ...terms.movedLevels.map(({ from, to }) =>
      line(`moved ${from}`, say('moved', { from: level(from), to: level(to) })),
    ),
    line(
      'refund',
      terms.refundDays > 0 ? say('refund', { smart_count: terms.refundDays }) : say('refundNever'),
    ),
    ...(terms.requalifyExtends ? [line('requalifies', say('requalifies'))] : []),
  ];
};

const earningLines = (terms: ProgrammeTerms, words: Words): Line[] => {
  const line = (key: string, text: string): Line => ({ part: 'earning', key, text });
  const { say } = words;
  const rules = [...terms.earnRules].sort(
    (a, b) => a.priority - b.priority || (a.key < b.key ? -1 : 1),
  );
  return [
    ...(rules.length === 0 ? [line('none', say('nothingEarned'))] : []),
    ...rules.map((rule): Line => ({
      ...line(`rule ${rule.key}`, ruleText(rule, words)),
      label: words.text(rule.names),
    })),
    ...(terms.earnOnDiscounted ? [] : [line('discounted', say('discounted'))]),
    ...(terms.earnOnPointsPaid ? [line('pointsPaid', say('pointsPaid'))] : []),
    line('backdate', say('backdate', { smart_count: terms.maxBackdateDays })),
  ];
};

/** All that the terms say, in the order in which people ask. */
export const summaryOf = (terms: ProgrammeTerms, words: Words): Line[] => [
  { part: 'levels', key: 'name', text: words.say('name', { name: words.text(terms.names) }) },
  ...terms.levels.map((level) => levelLine(level, words)),
  ...memberLines(terms, words),
  ...earningLines(terms, words),
  { part: 'expiry', key: 'expiry', text: expiryText(terms, words) },
  { part: 'spending', key: 'spending', text: spendingText(terms.spending, words) },
  { part: 'returns', key: 'returns', text: returnsText(terms.returns, words) },
];
