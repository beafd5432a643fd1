/** How people write the last day in English and Chinese. Pure. */

const WEEKDAY =
  '(?<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|s|nesday|rsday|r|rs|urday)?s?\\b';
const MONTH = [
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?',
  'oct(?:ober)?|nov(?:ember)?|dec(?:ember)?',
].join('|');
const NAMED_MONTH = `(?<month>${MONTH})\\b\\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?\b`;
const TIME = String.raw`(?:(?:at\s)?(?:(?<start>00:00)|(?<midnight>midnight)|noon|\d{1,2}(?::\d\d)?\s?(?:am|pm)?)\s(?:on\s)?)?`;
const UNTIL_WORDS = 'until|till|through|thru|ends?|ending|expires|last day';
const UNTIL = String.raw`\b(?:${UNTIL_WORDS}|by)(?:\son)?:?\s${TIME}(?:the\s)?`;
/** Before figures, "by" says how much: reduced by 5.10. */
const UNTIL_FIGURES = String.raw`\b(?:${UNTIL_WORDS})(?:\son)?:?\s${TIME}(?:the\s)?`;

const ZH_START = String.raw`(?<start>(?:零|00?)\s?[点时]|00?[:：]00)`;
const ZH_TIME = String.raw`(?:\s?(?:${ZH_START}|(?:凌晨|清晨|早上?|上午|中午|下午|晚上?|夜里|午夜|半夜)?\s?(?:\d{1,2}\s?[点时]|\d{1,2}[:：]\d{2}|十二点))整?)?`;
const ZH_UNTIL = '(?:(?:截止|结束)(?:时间|日期|日)?[:：为是于在]?|截止到|截至|直到|至|到)\\s?';
/** Before figures, 至 and 到 say how low a price is (低至9.9), or from where to where (3至5日). */
const ZH_UNTIL_FIGURES =
  '(?:(?:截止|结束)(?:时间|日期|日)?[:：为是于在]?|截止到|截至|直到|[期动续][至到])\\s?';
const ZH_END = String.raw`\s?(?:截止|结束|为止|止(?![痛血咳汗泻痒吐渴滑])|是?最后一天)`;
const ZH_WEEK = '(?<!每)[本这]?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天末])';
const ZH_DATE = String.raw`(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?[日号]`;
const ZH_DAY = String.raw`(?<![月\d])(?<day>\d{1,2})\s?[日号]`;
/** 12.13, 12/13 and 2026-12-13; not 9.9元. */
const ZH_FIGURES = String.raw`(?<![\d.])(?:20\d\d[-./])?(?<month>\d{1,2})[-./](?<day>\d{1,2})(?![\d%折元])`;

/**
 * Tried in this order; what one has read is not read again. Their groups are named weekday, month, day, `first` and
 * `second` (day and month in one order or the other) and `start` (the beginning of the day, so that the one before is the
 * last); `midnight` may be that of its beginning or of its end.
 */
export const END_PATTERNS: readonly RegExp[] = [
  new RegExp(`${UNTIL}(?:${WEEKDAY},?\\s(?:the\\s)?)?${DAY}\\s(?:of\\s)?${NAMED_MONTH}`, 'giu'),
  new RegExp(`${UNTIL}(?:${WEEKDAY},?\\s)?${NAMED_MONTH}\\s${DAY}`, 'giu'),
  new RegExp(`${UNTIL}${WEEKDAY}`, 'giu'),
  new RegExp(`${UNTIL_FIGURES}20\\d\\d-(?<month>\\d\\d)-(?<day>\\d\\d)\\b`, 'giu'),
  new RegExp(
    `${UNTIL_FIGURES}(?!24/7)(?<first>\\d{1,2})[/.](?<second>\\d{1,2})(?:[/.](?:20)?\\d\\d)?(?![\\d%]|\\s?(?:price|off|of)\\b)`,
    'giu',
  ),
  new RegExp(`${UNTIL_FIGURES}(?<day>\\d{1,2})(?:st|nd|rd|th)\\b`, 'giu'),
  new RegExp(`${ZH_UNTIL}${ZH_WEEK}${ZH_TIME}(?:${ZH_END})?`, 'gu'),
  new RegExp(`${ZH_UNTIL}(?:20\\d\\d\\s?年\\s?)?${ZH_DATE}${ZH_TIME}(?:${ZH_END})?`, 'gu'),
  new RegExp(`${ZH_UNTIL_FIGURES}${ZH_FIGURES}${ZH_TIME}(?:${ZH_END})?`, 'gu'),
  new RegExp(`${ZH_UNTIL_FIGURES}${ZH_DAY}${ZH_TIME}(?:${ZH_END})?`, 'gu'),
  new RegExp(`${ZH_DATE}${ZH_TIME}${ZH_END}`, 'gu'),
  new RegExp(`${ZH_FIGURES}${ZH_TIME}${ZH_END}`, 'gu'),
  new RegExp(`${ZH_WEEK}${ZH_TIME}${ZH_END}`, 'gu'),
  new RegExp(`${ZH_DAY}${ZH_TIME}${ZH_END}`, 'gu'),
];
