/** Finds reductions and thresholds in a text, as people write them in English and Chinese. Pure. */
import { readAmount, readCount, readOff } from '#shared/numbers';
import type { ThresholdUnit } from './termsFacts.ts';

/** `text`: the words that say it; money in minor units, rates in basis points. */
export type Said = { text: string } & (
  | { kind: 'pair'; from: number; off: number; unit: ThresholdUnit }
  | { kind: 'percentFrom'; from: number; bps: number; unit: ThresholdUnit }
  | { kind: 'percent'; bps: number }
  | { kind: 'amount'; amount: number }
  | { kind: 'threshold'; from: number; unit: ThresholdUnit }
  | { kind: 'currency' }
);

export interface Currency {
  currency: string;
  decimals: number;
}

const FIGURE = String.raw`[¥$€£￥]?\s?\d[\d,.]*\s?[千万]?\s?元?`;
const PIECES = String.raw`(?:件|items?|pieces?|pcs)`;
const PERCENT = String.raw`(?:打\s?)?\d[\d.]*\s?(?:%|折)`;

interface Pattern {
  /** Its groups are named from, off, rate and pieces. */
  pattern: RegExp;
}
/** Tried in this order; what one has read is not read again. */
const PATTERNS: readonly Pattern[] = [
  // 满300减40, 500减80, 满3件减20
  {
    pattern: new RegExp(
      `满?\\s?(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?[，, ]?\\s?(?:立减|减|省|优惠)\\s?(?<off>${FIGURE})`,
      'giu',
    ),
  },
  // 满300打8折, 满3件8折
  {
    pattern: new RegExp(
      `满\\s?(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?[，, ]?\\s?(?:享\\s?)?(?<rate>${PERCENT})`,
      'giu',
    ),
  },
  // spend 300 and get 40 off, buy 3 items and save 20
  {
    pattern: new RegExp(
      `(?:spend|from|over)\\s(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?,?\\s(?:and\\s|to\\s)?(?:save|get|take)\\s(?:(?<rate>${PERCENT})|(?<off>${FIGURE}))`,
      'giu',
    ),
  },
  // Not buy 2, get 1: those are no amounts.
  {
    pattern: new RegExp(
      `buy\\s(?<from>${FIGURE})\\s?(?<pieces>${PIECES}),?\\s(?:and\\s|to\\s)?(?:save|get|take)\\s(?:(?<rate>${PERCENT})|(?<off>${FIGURE}))`,
      'giu',
    ),
  },
  // 30 off 300, 20 % off orders over 300
  {
    pattern: new RegExp(
      `(?:(?<rate>${PERCENT})|(?<off>${FIGURE}))\\s?off\\s(?:(?:orders?|everything|baskets?)\\s)?(?:from\\s|over\\s|above\\s|of\\s|on\\s|for\\s)?(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?`,
      'giu',
    ),
  },
  { pattern: new RegExp(`(?<rate>${PERCENT})`, 'giu') },
  { pattern: new RegExp(`(?<off>${FIGURE})\\s?off\\b`, 'giu') },
  { pattern: new RegExp(`(?:立减|直降|减)\\s?(?<off>${FIGURE})`, 'giu') },
  { pattern: new RegExp(`满\\s?(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?`, 'giu') },
  {
    pattern: new RegExp(
      `\\b(?:spend|orders? (?:of|from|over|above))\\s(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?`,
      'giu',
    ),
  },
];

/** A figure at the end of a sentence takes its comma or full stop along. */
const trimmed = (figure: string) => figure.trim().replace(/[,.]+$/, '');

const toSaid = (
  text: string,
  { from, off, rate, pieces }: Partial<Record<'from' | 'off' | 'rate' | 'pieces', string>>,
  currency: Currency,
): Said | null => {
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
      const said = toSaid(match.trim(), groups as Parameters<typeof toSaid>[1], currency);
      if (said) found.push({ index: more.at(-3) as number, said });
      return '\n'.repeat(match.length);
    });
  return found.sort((a, b) => a.index - b.index).map(({ said }) => said);
};
