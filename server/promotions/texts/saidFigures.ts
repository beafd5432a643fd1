/** Finds reductions and thresholds in a text, as people write them in English and Chinese. Pure. */
import { readOff } from '#shared/folds';
import { readAmount, readCount } from '#shared/numbers';
import { ALL_OFF } from '../terms/rules.ts';
import { PATTERNS } from './figurePatterns.ts';
import { NUMBER_WORDS, ORDINALS, ZH_NUMBERS } from './figureWords.ts';
import type { ThresholdUnit } from './termsFacts.ts';

/**
 * `text`: the words that say it; money in minor units, rates in basis points. `isEach`: once for each threshold reached;
 * `isDashed`: only the figures, which are a reduction where the terms have thresholds.
 */
export type Said = { text: string } & (
  | {
      kind: 'pair';
      from: number;
      off: number;
      unit: ThresholdUnit;
      isEach: boolean;
      isDashed: boolean;
      hasSlash: boolean;
    }
  | { kind: 'nth'; nth: number; bps: number }
  | { kind: 'percentFrom'; from: number; bps: number; unit: ThresholdUnit }
  | { kind: 'percent'; bps: number }
  | { kind: 'amount'; amount: number }
  | { kind: 'threshold'; from: number; unit: ThresholdUnit }
  | { kind: 'buyGet'; buy: number; get: number; isFree: boolean }
  | { kind: 'price'; amount: number }
  | { kind: 'currency' }
);

export interface Currency {
  currency: string;
  decimals: number;
}

/** A figure at the end of a sentence takes its comma or full stop along. */
const trimmed = (figure: string) => figure.trim().replace(/[,.]+$/, '');
const HALF = 5000;
/** Days and months go up to it, so that 24-7 or 31-12 is no threshold; in the currency's main unit. */
const LEAST_DASHED = 32;

type Groups = Partial<
  Record<
    | 'from'
    | 'off'
    | 'rate'
    | 'pieces'
    | 'get'
    | 'free'
    | 'price'
    | 'every'
    | 'nth'
    | 'half'
    | 'whole'
    | 'left'
    | 'dash',
    string
  >
>;

/** "3", "three", "三" and "两" as a number. */
const countOf = (text: string): number =>
  /^\d/.test(text)
    ? Number(text)
    : 1 +
      Math.max(
        NUMBER_WORDS.indexOf(text.toLowerCase()),
        ZH_NUMBERS.indexOf(text === '两' ? '二' : text),
      );

/** "2nd", "second" and "二" as a number. */
const placeOf = (text: string): number => {
  const place = ORDINALS.indexOf(text.toLowerCase());
  return place === -1 ? countOf(text.replace(/\D+$/, '') || text) : place + 1;
};

const toSaid = (
  text: string,
  { from, off, rate, pieces, get, free, price, every, nth, half, whole, left, dash }: Groups,
  currency: Currency,
): Said | null => {
  if (nth !== undefined) {
    const word = half === undefined ? (whole === undefined ? null : ALL_OFF) : HALF;
    const bps = word ?? readOff(rate ?? '', { inFolds: false });
    return typeof bps === 'number' ? { kind: 'nth', text, nth: placeOf(nth), bps } : null;
  }
  if (left !== undefined) {
    const bps = readOff(left, { inFolds: false });
    return typeof bps === 'number' ? { kind: 'percent', text, bps: ALL_OFF - bps } : null;
  }
  if (from !== undefined && get !== undefined)
    return {
      kind: 'buyGet',
      text,
      buy: countOf(from),
      get: countOf(get),
      isFree: free !== undefined,
    };
  if (price !== undefined) {
    const read = readAmount(trimmed(price), currency);
    if (typeof read === 'number') return { kind: 'price', text, amount: read };
    return typeof read === 'object' && read?.reason === 'otherCurrency'
      ? { kind: 'currency', text }
      : null;
  }
  const unit: ThresholdUnit = pieces === undefined ? 'money' : 'pieces';
  const money = (figure: string) => readAmount(trimmed(figure), currency);
  const readings = [
    from === undefined ? null : unit === 'pieces' ? readCount(trimmed(from)) : money(from),
    off === undefined ? null : money(off),
    rate === undefined ? null : readOff(rate, { inFolds: false }),
  ] as const;
  if (readings.some((one) => typeof one === 'object' && one?.reason === 'otherCurrency'))
    return { kind: 'currency', text };
  const [threshold, amount, bps] = readings;
  if (typeof threshold === 'number') {
    if (typeof amount === 'number') {
      const isDashed = dash !== undefined;
      const isNoReduction =
        threshold <= amount || threshold < LEAST_DASHED * 10 ** currency.decimals;
      if (isDashed && isNoReduction) return null;
      return {
        kind: 'pair',
        text,
        from: threshold,
        off: amount,
        unit,
        isEach: every !== undefined,
        isDashed,
        hasSlash: dash === '/',
      };
    }
    return typeof bps === 'number'
      ? { kind: 'percentFrom', text, from: threshold, bps, unit }
      : { kind: 'threshold', text, from: threshold, unit };
  }
  if (typeof bps === 'number') return { kind: 'percent', text, bps };
  return typeof amount === 'number' ? { kind: 'amount', text, amount } : null;
};

export const saidFigures = (text: string, currency: Currency): Said[] => {
  const found: { index: number; said: Said }[] = [];
  let rest = text;
  for (const { pattern } of PATTERNS)
    rest = rest.replace(pattern, (match: string, ...more: unknown[]) => {
      const groups = more.at(-1) as Record<string, string | undefined>;
      const said = toSaid(trimmed(match), groups, currency);
      if (said) found.push({ index: more.at(-3) as number, said });
      return '\n'.repeat(match.length);
    });
  return found.sort((a, b) => a.index - b.index).map(({ said }) => said);
};
