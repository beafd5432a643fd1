/** The parts of which people make figures in English and Chinese: amounts, percentages, numbers of units, and what is none. Pure. */

export const FIGURE = String.raw`[¥$€£￥]?\s?\d[\d,.]*\s?[千万]?\s?元?`;
export const PIECES = String.raw`(?:件|items?|pieces?|pcs)`;
/** 20 %, 8.5折, 八五折; not 三折伞, which folds, nor 一波三折. */
export const PERCENT = String.raw`(?:打\s?)?(?:\d[\d.]*\s?(?:%|折)|(?<!波)[一二三四五六七八九]{1,2}\s?折)(?![伞叠页门床屏扇镜痕])`;

export const NUMBER_WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];
export const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
export const ZH_NUMBERS = '一二三四五六七八九十';
export const COUNT = `(?:\\d+|[${ZH_NUMBERS}两]|${NUMBER_WORDS.join('|')})`;
/** Shopping days that are named by their date: neither thresholds nor prices. */
export const SHOPPING_DAY = String.raw`(?:618|1111|11\.11|1212|12\.12)(?!\d)`;
/** Not 双11 or 双12, nor the rest of a number. */
const NO_DAY = String.raw`(?<![双\d.])(?!${SHOPPING_DAY})`;
/** With a currency sign, or of two digits at least: a single digit is rarely a price. */
export const PRICE = String.raw`${NO_DAY}(?:[¥$€£￥]\s?\d[\d,.]*|\d{2}[\d,.]*|\d[\d,.]*(?=\s?元))\s?元?`;
const TIMES = [
  'sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|nights?|weeks?|months?|years?|yrs?|am|pm',
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|ober)?',
].join('|');
/** After a figure: it is no day, time or duration. */
export const NO_TIME = String.raw`(?![.,]?\d|\s?[-–—:/]\s?\d|\s?(?:${TIMES})\b)`;
export const COUNTED = [
  TIMES,
  'off|percent|points?|times|more|available|(?:\\w+\\s)?(?:left|remaining)',
  'people|persons?|shoppers?|customers?|buyers?|guests?|members?|users?|visitors?|kids|adults',
  'orders?|items?|pieces?|pcs|units?|pairs?|sets?|packs?|boxes|bottles|products|styles|colou?rs',
  'sizes|stores|shops|cities|winners|gifts|coupons|codes|places|seats',
].join('|');
export const ZH_COUNTED = '[件天人个种起减名位份双款次岁年月日周张盒瓶台分秒]|小时|套(?![餐装])';
/** What makes a figure something else than a price: what it counts comes after it. */
export const NO_PRICE = String.raw`(?![.,/]?\d|\+|(?:st|nd|rd|th)\b|[\s-]?(?:%|折|:|(?:${COUNTED})\b|${ZH_COUNTED}))`;
