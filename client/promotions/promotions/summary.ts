/** Terms as sentences a shopper would understand. Pure: names, money and the clock come in as words. */
import { type AudiencePart, isLimitedToLevels } from '#contract/platform/audiences';
import type { Terms } from '#contract/promotions/promotions';
import { dependsOnOtherGoods, needsKnownShopper } from '#rules/promotions/terms';
import { givesText } from './summaryRewards.ts';
import { refsText, scopeText } from './summaryScope.ts';
import { whenText } from './summaryWhen.ts';

/** Figures of a draft may still be missing. */
export type Figure = number | null | undefined;

export interface Words {
  /** A sentence or part of one: a key below `promotions.summary`, with its facts. */
  say: (key: string, facts?: Record<string, unknown>) => string;
  /** Minor units in the store's currency. */
  money: (minor: Figure) => string;
  /** Basis points: "20%". */
  rate: (bps: Figure) => string;
  /** Basis points off, as the language says it: "20% off", 打 8 折. */
  off: (bps: Figure) => string;
  count: (value: Figure) => string;
  /** "a, b and c", "a, b or c". */
  all: (parts: readonly string[]) => string;
  either: (parts: readonly string[]) => string;
  /** What a delivery method is called. */
  method: (key: string) => string;
  /** What stands between clauses of a sentence. */
  comma: string;
  /** A level, group or channel. */
  named: (kind: AudiencePart, key: string) => string;
  category: (id: number) => string;
  product: (id: number) => string;
  variant: (id: number) => string;
  locale: string;
  timeZone: string;
  /** UTC ms: a beginning in the past is left out. */
  now: number;
}

const PARTS = [
  'gives',
  'needs',
  'goods',
  'whom',
  'when',
  'trigger',
  'limits',
  'returns',
  'together',
  'lane',
  'holdout',
] as const;
export type Part = (typeof PARTS)[number];
export interface Line {
  part: Part;
  text: string;
}

const conditionsText = ({ conditions }: Terms, words: Words): string[] =>
  conditions.map((condition) => {
    const { say } = words;
    if (condition.kind === 'shippingMethod')
      return say('needsMethod', {
        methods: words.either(
          condition.methods.length > 0 ? condition.methods.map(words.method) : ['…'],
        ),
      });
    const { kind, min, max, scope } = condition;
    const text = (value: Figure) =>
      kind === 'amount'
        ? words.money(value)
        : say('units', { smart_count: value ?? 0, count: words.count(value) });
    const range =
      min !== null && max !== null
        ? say('between', { min: text(min), max: text(max) })
        : max !== null
          ? say('atMost', { max: text(max) })
          : say('atLeast', { min: text(min) });
    const goods =
      scope === null || scope.include.length === 0
        ? say('anyGoods')
        : refsText(scope.include, 'include', words);
    return say(kind === 'quantity' && condition.per === 'line' ? 'needsLine' : 'needs', {
      range,
      goods,
    });
  });

const whomText = (terms: Terms, { say, either, count, comma, named }: Words): string => {
  const { audience } = terms;
  const {
    levels,
    fromLevel,
    groups,
    channels,
    segments = [],
    newWithinDays,
    orderNumber,
    birthdayMonth,
  } = audience;
  const clauses = [
    isLimitedToLevels(audience) &&
      say('ofLevel', {
        levels: either([
          ...levels.map((key) => named('levels', key)),
          ...(fromLevel ? [say('andAbove', { level: named('levels', fromLevel) })] : []),
        ]),
      }),
    groups.length > 0 &&
      say('inGroup', { groups: either(groups.map((key) => named('groups', key))) }),
    segments.length > 0 &&
      say('inSegment', { segments: either(segments.map((key) => named('segments', key))) }),
    newWithinDays !== null && say('joinedWithin', { days: count(newWithinDays) }),
    orderNumber !== null &&
      (orderNumber.min === 1 && orderNumber.max === 1
        ? say('firstOrder')
        : orderNumber.max === null
          ? say('orderFrom', { min: count(orderNumber.min) })
          : say('orderBetween', { min: count(orderNumber.min), max: count(orderNumber.max) })),
    birthdayMonth && say('birthday'),
  ].filter((clause) => clause !== false);
  const through =
    channels.length > 0
      ? say('inChannel', { channels: either(channels.map((key) => named('channels', key))) })
      : null;
  if (clauses.length === 0) {
    const all = needsKnownShopper(terms) ? 'everyKnown' : 'everybody';
    return through === null ? say(all) : say(`${all}Through`, { through });
  }
  return say('members', {
    clauses: [...clauses, ...(through === null ? [] : [through])].join(comma),
  });
};

const limitsText = (
  { limits: { budget, uses, perMember, perDay, givesBack } }: Terms,
  words: Words,
): string[] => {
  const { say, money, count } = words;
  const clauses = [
    budget !== null && say('budget', { amount: money(budget) }),
    uses !== null && say('uses', { count: count(uses) }),
    perMember !== null && say('perMember', { count: count(perMember) }),
    perDay !== null && say('perDay', { count: count(perDay) }),
  ].filter((clause) => clause !== false);
  return [
    clauses.length > 0 ? say('limits', { clauses: clauses.join(words.comma) }) : say('noLimit'),
    ...(givesBack ? [] : [say('keepsUse')]),
  ];
};

/** Every part of the terms in words, in the order in which people ask; the first is what the shopper gets. */
export const summaryOf = (terms: Terms, words: Words): Line[] => {
  const { say } = words;
  const line = (part: Part, text: string | null): Line[] =>
    text === null || text === '' ? [] : [{ part, text }];
  return [
    ...line('gives', givesText(terms, words)),
    ...line('needs', conditionsText(terms, words).join(say('space'))),
    ...line('goods', scopeText(terms, words)),
    ...line('whom', whomText(terms, words)),
    ...line('when', whenText(terms, words)),
    ...line('trigger', terms.trigger === 'code' ? say('withCode') : say('byItself')),
    ...line('limits', limitsText(terms, words).join(say('space'))),
    ...line(
      'returns',
      dependsOnOtherGoods(terms)
        ? say(`whenReturned.${terms.whenReturned === 'takeBack' ? 'takeBack' : 'keep'}`)
        : null,
    ),
    ...line(
      'together',
      terms.exclusivity === 'none' ? null : say(`exclusive.${terms.exclusivity}`),
    ),
    ...line('lane', say(`lane.${terms.lane}`, { priority: words.count(terms.priority) })),
    ...line(
      'holdout',
      terms.holdoutBps > 0 ? say('holdout', { share: words.rate(terms.holdoutBps) }) : null,
    ),
  ];
};

/** How terms differ, part by part: as it was, as it is; null where a part says nothing. */
export const differencesOf = (before: readonly Line[], after: readonly Line[]) =>
  PARTS.flatMap((part) => {
    const textOf = (lines: readonly Line[]) =>
      lines.find((line) => line.part === part)?.text ?? null;
    const [was, is] = [textOf(before), textOf(after)];
    return was === is ? [] : [{ part, was, is }];
  });
