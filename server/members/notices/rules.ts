/** When members are told, until when a message still says something new, and which notices are due. Pure. */
import type { MeasuredCondition, MeasuredLevel } from '#contract/members/levels';
import type { Settings } from '#contract/platform/settings';
import { addDays, DAY_MS, instantOf, startOfDay } from '#shared/days';
import { numberFormat } from '#shared/formatters';
import { currencyDecimals, type Language, type Localized } from '#shared/localization';

/** The time of the day at which members are told of what comes and of their birthday. */
export const NOTICE_TIME = '09:00';

/** A greeting may come so many days after the birthday, a message of a new level so many after it was reached. */
const GREETING_DAYS = 3;
const LEVEL_DAYS = 7;
/** A welcome so many days after the registration. */
const WELCOME_DAYS = 3;

export const greetedUntil = (birthday: string, timeZone: string): number =>
  startOfDay(addDays(birthday, GREETING_DAYS + 1), timeZone);
export const welcomedUntil = (registeredAt: number): number => registeredAt + WELCOME_DAYS * DAY_MS;
export const levelToldUntil = (changedAt: number): number => changedAt + LEVEL_DAYS * DAY_MS;

/** A notice of what ends with a day. */
export interface Notice {
  /** How many days before. */
  days: number;
  lastDay: string;
  /** When it is due, and from when on it is not sent any more, UTC ms. */
  at: number;
  until: number;
}

/**
 * The notices that are due on a business day, by how many days before members are told. One that comes so late that the
 * next one is due is not sent any more, nor one of what has ended.
 */
export const noticesOn = (
  businessDay: string,
  noticeDays: readonly number[],
  timeZone: string,
): Notice[] =>
  noticeDays.map((days) => {
    const lastDay = addDays(businessDay, days);
    const later = noticeDays.filter((other) => other < days);
    return {
      days,
      lastDay,
      at: instantOf(businessDay, NOTICE_TIME, timeZone),
      until:
        later.length === 0
          ? startOfDay(addDays(lastDay, 1), timeZone)
          : instantOf(addDays(lastDay, -Math.max(...later)), NOTICE_TIME, timeZone),
    };
  });

type Wording = Record<MeasuredCondition['metric'], (count: string, isOne: boolean) => string>;
const WORDINGS: Record<Language, Wording & { any: string; all: string }> = {
  en: {
    growth: (count) => `${count} growth`,
    netSpend: (count) => `purchases of ${count}`,
    orders: (count, isOne) => `${count} ${isOne ? 'order' : 'orders'}`,
    activeDays: (count, isOne) => `${count} active ${isOne ? 'day' : 'days'}`,
    any: ' or ',
    all: ' and ',
  },
  zh: {
    growth: (count) => `${count} 成长值`,
    netSpend: (count) => `${count} 消费额`,
    orders: (count) => `${count} 笔订单`,
    activeDays: (count) => `${count} 个活跃日`,
    any: '或 ',
    all: '和 ',
  },
};

/** What is missing to a level as it was measured, in both languages. */
export const missingTexts = (
  { conditions, match }: Pick<MeasuredLevel, 'conditions' | 'match'>,
  { currency }: Pick<Settings, 'currency'>,
): Localized => {
  const textIn = (language: Language): string => {
    const words = WORDINGS[language];
    return conditions
      .filter(({ missing }) => missing > 0)
      .map(({ metric, missing }) => {
        const count =
          metric === 'netSpend'
            ? numberFormat(language, { style: 'currency', currency }).format(
                missing / 10 ** currencyDecimals(currency),
              )
            : numberFormat(language).format(missing);
        return words[metric](count, missing === 1);
      })
      .join(words[match]);
  };
  return { en: textIn('en'), zh: textIn('zh') };
};
