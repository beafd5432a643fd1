/** The promotions by which members get the discount and the free delivery of their level. Pure. */
import type { Benefits } from '#contract/members/benefits';
import type { LevelTerms } from '#contract/members/programme';
import type { Terms } from '#contract/promotions/terms';
import { EVERYBODY } from '#contract/promotions/terms';
import { EVERYTHING } from '#contract/catalog/scopes';
import { LANGUAGES, type Localized } from '#shared/localization';

/** A promotion of a level, without what every promotion has. */
export interface LevelPromotion {
  labels: Localized;
  terms: Terms;
}

type Level = Pick<LevelTerms, 'key'> & { benefits: Benefits; names: Localized };

/** 500 is 9.5折 in Chinese, 5 % in English. */
const DISCOUNT_LABELS = {
  en: (name: string, bps: number) => `${name} members: ${bps / 100} % off`,
  zh: (name: string, bps: number) => `${name}会员${(10_000 - bps) / 1000}折`,
};
const SHIPPING_LABELS = {
  en: (name: string) => `${name} members: free delivery`,
  zh: (name: string) => `${name}会员包邮`,
};

const labelsOf = (
  labels: Record<'en' | 'zh', (name: string, bps: number) => string>,
  { names, key, benefits }: Level,
): Localized =>
  Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      labels[language](names[language] ?? Object.values(names)[0] ?? key, benefits.discount),
    ]),
  );

const termsOf = (key: string, startsAt: number, more: Pick<Terms, 'lane' | 'rewards'>): Terms => ({
  trigger: 'automatic',
  priority: 0,
  exclusivity: 'none',
  scope: EVERYTHING,
  conditions: [],
  audience: { ...EVERYBODY, levels: [key] },
  startsAt,
  endsAt: null,
  hours: [],
  limits: { uses: null, perMember: null, perDay: null, budget: null, givesBack: true },
  whenReturned: 'keep',
  holdoutBps: 0,
  ...more,
});

const discountOf = (level: Level, startsAt: number): LevelPromotion => ({
  labels: labelsOf(DISCOUNT_LABELS, level),
  terms: termsOf(level.key, startsAt, {
    lane: 'product',
    rewards: [
      {
        kind: 'percent',
        scope: null,
        bps: level.benefits.discount,
        per: 'line',
        cap: null,
        units: null,
        groupsOf: null,
        alsoShipping: false,
      },
    ],
  }),
});

const freeShippingOf = (level: Level, from: number, startsAt: number): LevelPromotion => ({
  labels: labelsOf(SHIPPING_LABELS, level),
  terms: {
    ...termsOf(level.key, startsAt, {
      lane: 'shipping',
      rewards: [{ kind: 'shipping', off: { kind: 'free' }, per: 'order', methods: [] }],
    }),
    conditions:
      from > 0 ? [{ kind: 'amount', scope: null, min: from, max: null, basis: null }] : [],
  },
});

/** For each level of a version one for its discount and one for its free delivery, from the version's start on. */
export const levelPromotions = (levels: readonly Level[], startsAt: number): LevelPromotion[] =>
  levels.flatMap((level) => {
    const { discount, freeShippingFrom } = level.benefits;
    return [
      ...(discount > 0 ? [discountOf(level, startsAt)] : []),
      ...(freeShippingFrom === null ? [] : [freeShippingOf(level, freeShippingFrom, startsAt)]),
    ];
  });
