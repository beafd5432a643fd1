/** Finds reductions and thresholds in a text, as people write them in English and Chinese. Pure. */
import { readOff } from '#shared/folds';
import { readAmount, readCount } from '#shared/numbers';
import { NUMBER_WORDS, PATTERNS, ZH_NUMBERS } from './figurePatterns.ts';
import type { ThresholdUnit } from './termsFacts.ts';

/** `text`: the words that say it; money in minor units, rates in basis points. */
export type Said = { text: string } & (
  | { kind: 'pair'; from: number; off: number; unit: ThresholdUnit }
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

type Groups = Partial<
  Record<'from' | 'off' | 'rate' | 'pieces' | 'get' | 'free' | 'price', string>
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

const toSaid = (
  text: string,
  { from, off, rate, pieces, get, free, price }: Groups,
  currency: Currency,
): Said | null => {
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
    if (typeof amount === 'number')
      return { kind: 'pair', text, from: threshold, off: amount, unit };
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
      const said = toSaid(match.trim(), groups, currency);
      if (said) found.push({ index: more.at(-3) as number, said });
      return '\n'.repeat(match.length);
    });
  return found.sort((a, b) => a.index - b.index).map(({ said }) => said);
};
