/** Reads reductions of a price, in percent or in 折, what is left of it in tenths. Pure. */
import {
  normalize,
  readDecimal,
  readRate,
  type Reading,
  type Refusal,
  refuse,
  refuseAmbiguous,
} from './numbers.ts';

/** Chinese digits before 折: 八折, 八五折. */
const DIGITS = '〇一二三四五六七八九';
const FOLDS = /^(?:打 ?)?([\d.〇一二三四五六七八九]+) ?折$/;
const NOTHING_LEFT = 10_000;
/** One 折 is a tenth of the price. */
const BPS_PER_FOLD = 1000;
/** A larger reduction in percent is hardly meant where 折 are usual. */
const HALF = 5000;

/** 85折 is said for 8.5折. */
const withPoint = (figure: string) =>
  /^\d[1-9]$/.test(figure) ? `${figure[0]}.${figure[1]}` : figure;

/** What is left of the price, in 折: `8`, `8.5`, `85`. */
const readFolds = (figure: string): Reading => {
  const plain = figure.replace(/[〇一二三四五六七八九]/g, (digit) => String(DIGITS.indexOf(digit)));
  const left = readDecimal(withPoint(plain), 3);
  if (typeof left !== 'number') return left;
  if (left < 0) return refuse('notANumber');
  if (left >= NOTHING_LEFT) return refuse('absurd');
  return left === 0 ? NOTHING_LEFT : NOTHING_LEFT - left;
};

const isBelowOneFold = (bps: number): boolean =>
  bps > NOTHING_LEFT - BPS_PER_FOLD && bps < NOTHING_LEFT;

const ROUNDED = 1000;
/** Without the noise of floating-point arithmetic. */
const plainOf = (value: number): number => Math.round(value * ROUNDED) / ROUNDED;

/** Both readings of a bare figure, each in 折 and with what it takes off in percent. */
const refuseTwoReadings = (one: number, other: number): Refusal =>
  refuse('ambiguous', {
    one: plainOf(one),
    oneOff: plainOf((10 - one) * 10),
    other: plainOf(other),
    otherOff: plainOf((10 - other) * 10),
  });

/**
 * A reduction in basis points of the price: `20 %` and `8折` are both 2000. A bare figure is a percentage, or 折 where
 * the field takes them (`inFolds`): there `8` is 2000 too, and `0` is free. Refused with both readings are `85`, which may
 * be 8.5折 or 85 % off, `0.8`, which may be 0.8折 or eight tenths of the price, and where 折 are taken `80 %`, which may
 * be what is taken off or what is left.
 */
export const readOff = (text: string, { inFolds }: { inFolds: boolean }): Reading => {
  const reading = readAny(text, inFolds);
  if (typeof reading !== 'number' || (reading >= 0 && reading <= NOTHING_LEFT)) return reading;
  return refuse(reading < 0 || !inFolds ? 'notANumber' : 'absurd');
};

const readAny = (text: string, inFolds: boolean): Reading => {
  const plain = normalize(text);
  const [, figure] = FOLDS.exec(plain) ?? [];
  if (figure !== undefined) return readFolds(figure);
  if (plain === '' || !inFolds) return readRate(text);
  if (plain.endsWith('%')) {
    const off = readRate(text);
    return typeof off === 'number' && off > HALF && off < NOTHING_LEFT
      ? refuseTwoReadings((NOTHING_LEFT - off) / BPS_PER_FOLD, off / BPS_PER_FOLD)
      : off;
  }
  if (/^\d{2}$/.test(plain) && plain !== '10')
    return refuseTwoReadings(Number(plain) / 10, 10 - Number(plain) / 10);
  const reading = refuseAmbiguous(plain) ?? readFolds(plain);
  if (typeof reading !== 'number' || !isBelowOneFold(reading)) return reading;
  const left = NOTHING_LEFT - reading;
  return refuseTwoReadings(left / BPS_PER_FOLD, (left * 10) / BPS_PER_FOLD);
};

/** 2000 → `8`: what is left of the price, in 折. */
export const toFolds = (bps: number): string => String((NOTHING_LEFT - bps) / BPS_PER_FOLD);

/** The same as `readOff` takes it in a field of folds: less than one 折 with its sign. */
export const typedFolds = (bps: number): string =>
  isBelowOneFold(bps) ? `${toFolds(bps)}折` : toFolds(bps);
