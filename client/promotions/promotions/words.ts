/** Words for the summary in a language: `translate` of the console, money and names as given. Pure. */
import { numberFormat } from '#shared/formatters';
import { currencyDecimals } from '#shared/localization';
import { formatRate } from '../../ui/record/rate.tsx';
import { methodName } from '../shared/quotes/useMethodName.ts';
import type { Figure, Words } from './summary.ts';

export interface WordsInput {
  translate: (key: string, facts?: Record<string, unknown>) => string;
  locale: string;
  currency: string;
  timeZone: string;
  /** UTC ms. */
  now: number;
  category: (id: number) => string | undefined;
  product: (id: number) => string | undefined;
  variant: (id: number) => string | undefined;
  /** A level, group or channel; the key itself where this is left out. */
  named?: Words['named'];
}

const UNKNOWN = '…';
const isFigure = (value: Figure): value is number =>
  typeof value === 'number' && !Number.isNaN(value);

export const wordsOf = ({
  translate,
  locale,
  currency,
  timeZone,
  now,
  ...names
}: WordsInput): Words => {
  const say: Words['say'] = (key, facts) => translate(`promotions.summary.${key}`, facts);
  const moneyFormat = numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  });
  const unit = 10 ** currencyDecimals(currency);
  const countFormat = numberFormat(locale);
  const all = new Intl.ListFormat(locale, { type: 'conjunction' });
  const either = new Intl.ListFormat(locale, { type: 'disjunction' });
  const rate = (bps: Figure) => (isFigure(bps) ? formatRate(bps, locale) : UNKNOWN);
  /** 打 8 折: what is left, in tenths. */
  const fold = (bps: number) => countFormat.format((10_000 - bps) / 1000);
  return {
    say,
    money: (minor) => (isFigure(minor) ? moneyFormat.format(minor / unit) : UNKNOWN),
    rate,
    off: (bps) => {
      if (bps === 10_000) return say('free');
      if (!isFigure(bps)) return say('percentOff', { figure: UNKNOWN });
      return say('percentOff', { figure: locale.startsWith('zh') ? fold(bps) : rate(bps) });
    },
    count: (value) => (isFigure(value) ? countFormat.format(value) : UNKNOWN),
    all: (parts) => all.format(parts),
    either: (parts) => either.format(parts),
    method: (key) => methodName(translate, key),
    comma: say('comma'),
    named: names.named ?? ((_, key) => key),
    category: (id) => names.category(id) ?? UNKNOWN,
    product: (id) => names.product(id) ?? UNKNOWN,
    variant: (id) => names.variant(id) ?? UNKNOWN,
    locale,
    timeZone,
    now,
  };
};
