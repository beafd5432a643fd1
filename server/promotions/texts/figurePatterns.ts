/** How people write reductions, thresholds, prices and numbers of units in English and Chinese. Pure. */
import {
  FIGURE,
  PIECES,
  PERCENT,
  ORDINALS,
  ZH_NUMBERS,
  COUNT,
  SHOPPING_DAY,
  PRICE,
  NO_TIME,
  COUNTED,
  ZH_COUNTED,
  NO_PRICE,
} from './figureWords.ts';

interface Pattern {
  /**
   * Its groups are named from, off, rate, pieces, get, free, price, every (once for each threshold reached), nth (the unit
   * that is cheaper), half (its price), whole (it is free), left (percent of the price that is paid) and dash (between a
   * threshold and a reduction).
   */
  pattern: RegExp;
}
/** Tried in this order; what one has read is not read again. */
export const PATTERNS: readonly Pattern[] = [
  // 买三送一, 买3件送1件
  {
    pattern: new RegExp(
      `买\\s?(?<from>${COUNT})\\s?件?[，, ]?\\s?(?<free>[送赠])\\s?(?<get>${COUNT})(?![.,]?\\d|\\s?[%折元¥￥])`,
      'giu',
    ),
  },
  // buy 3 get 1 free, buy two, get one; not: buy 300 and get 40 off
  {
    pattern: new RegExp(
      `\\bbuy\\s(?<from>${COUNT})(?:\\s?${PIECES})?,?\\s(?:and\\s)?get\\s(?<get>${COUNT})\\b(?:\\s?${PIECES})?(?![.,]\\d|\\s?(?:%|折|off\\b|元))(?<free>\\s(?:for\\s)?free)?`,
      'giu',
    ),
  },
  // 第二件半价, 第2件5折, second item at half price
  {
    pattern: new RegExp(
      `第\\s?(?<nth>[\\d${ZH_NUMBERS}])\\s?[件个]\\s?(?:(?<half>半价)|(?<whole>免费)(?![送配邮运])|(?<rate>${PERCENT}))`,
      'gu',
    ),
  },
  {
    pattern: new RegExp(
      `\\b(?<nth>\\d(?:st|nd|rd|th)|${ORDINALS.join('|')})\\s(?:(?:one|item|piece|unit)\\s)?(?:(?:at|for)\\s)?(?:(?<half>half[\\s-]price)|(?<rate>${PERCENT})\\s?off)`,
      'giu',
    ),
  },
  // second piece free; not the first item with free delivery
  {
    pattern: new RegExp(
      `\\b(?<nth>\\d(?:st|nd|rd|th)|${ORDINALS.join('|')})\\s(?:one|item|piece|unit)\\s(?:is\\s)?(?<whole>free)(?!\\s(?:shipping|delivery))`,
      'giu',
    ),
  },
  // 满300减40, 满300立减40, 满3件减20, 每满300减40
  {
    pattern: new RegExp(
      `(?<every>每)?满\\s?(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?[，, ]?\\s?(?:立减|减|省|优惠|[-−–—])\\s?(?<off>${FIGURE})(?!\\s?[%折])`,
      'giu',
    ),
  },
  // 500减80; not 双11 立减20, which names a day
  {
    pattern: new RegExp(
      `(?<![双\\d.,])(?!\\s?${SHOPPING_DAY})(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?[，, ]?\\s?(?:减|省|优惠)\\s?(?<off>${FIGURE})`,
      'giu',
    ),
  },
  // 满300打8折, 满3件8折
  {
    pattern: new RegExp(
      `(?<every>每)?满\\s?(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?[，, ]?\\s?(?:享\\s?)?(?<rate>${PERCENT})`,
      'giu',
    ),
  },
  // spend 300 and get 40 off, buy 3 items and save 20
  {
    pattern: new RegExp(
      `(?:spend|from|over|(?<every>(?:for\\s)?(?:every|each)))\\s(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?(?:\\sspent)?,?\\s(?:and\\s|to\\s|you\\s)?(?:save|get|take)\\s(?:(?<rate>${PERCENT})|(?<off>${FIGURE}))`,
      'giu',
    ),
  },
  // save 40 when you spend 300, take 20% off if you buy 3 items
  {
    pattern: new RegExp(
      `(?:save|get|take)\\s(?:(?<rate>${PERCENT})|(?<off>${FIGURE}))(?:\\s?off)?,?\\s(?:when|if|once)\\syou\\sspend\\s(?:over\\s)?(?<from>${FIGURE})`,
      'giu',
    ),
  },
  {
    pattern: new RegExp(
      `(?:save|take)\\s(?:(?<rate>${PERCENT})|(?<off>${FIGURE}))(?:\\s?off)?,?\\s(?:when|if|once)\\syou\\sbuy\\s(?<from>\\d+)\\s?(?<pieces>${PIECES})`,
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
      `(?:(?<rate>${PERCENT})|(?<off>${FIGURE}))\\s?off\\s(?:(?:orders?|everything|baskets?)\\s)?(?:from\\s|over\\s|above\\s|of\\s|on\\s|for\\s)?(?:(?<every>every|each)\\s)?(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?${NO_TIME}`,
      'giu',
    ),
  },
  // pay 85%, at 85% of the price, 原价的85%
  {
    pattern: new RegExp(
      `(?:\\bpay\\s(?:only\\s|just\\s)?|原价的?\\s?)(?<left>\\d[\\d.]*\\s?%)(?!\\s?(?:off|less|deposit|down|now|upfront|in\\sadvance))`,
      'giu',
    ),
  },
  {
    pattern: new RegExp(
      `(?<left>\\d[\\d.]*\\s?%)\\sof\\s(?:the\\s|its\\s)?(?:\\w+\\s)?price`,
      'giu',
    ),
  },
  { pattern: new RegExp(`(?<rate>${PERCENT})`, 'giu') },
  { pattern: new RegExp(`(?<off>${FIGURE})\\s?off\\b`, 'giu') },
  { pattern: new RegExp(`(?:立减|直降|减)\\s?(?<off>${FIGURE})`, 'giu') },
  // save up to ¥100, 最高优惠100元
  {
    pattern: new RegExp(`\\bsave\\s(?:up\\sto\\s)?(?<off>[¥$€£￥]\\s?\\d[\\d,.]*)(?!\\s?%)`, 'giu'),
  },
  { pattern: new RegExp(`最高可?(?:优惠|省|减)\\s?(?<off>${FIGURE})(?!\\s?[%折])`, 'gu') },
  // 封顶200, 200元封顶, capped at 200
  { pattern: new RegExp(`(?:封顶|\\bcapped at)\\s?(?<off>${FIGURE})`, 'giu') },
  { pattern: new RegExp(`(?<off>${FIGURE})\\s?封顶`, 'gu') },
  { pattern: new RegExp(`(?<every>每)?满\\s?(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?`, 'giu') },
  {
    pattern: new RegExp(
      `\\b(?:spend|orders? (?:of|from|over|above))\\s(?<from>${FIGURE})\\s?(?<pieces>${PIECES})?`,
      'giu',
    ),
  },
  // 300-40, 500 − 80: not 12-12, 24-7, 618-40, 2026-12 or the middle of a code
  {
    pattern: new RegExp(
      `(?<![A-Za-z\\d._/-])(?!\\s?(?:${SHOPPING_DAY}|20\\d\\d\\s?[-/]\\s?[01]?\\d(?!\\d)))(?<from>${FIGURE})\\s?(?<dash>[-−–—/])\\s?(?<off>${FIGURE})(?![A-Za-z\\d._%折/-]|\\s?(?:${COUNTED})\\b|\\s?${ZH_COUNTED})`,
      'gu',
    ),
  },
  // 任选59元, 任选3件99元, 组合价89, 秒杀价 9.9元
  {
    pattern: new RegExp(
      `(?:任选|一口价|均一价|统一价|特价|每件|组合价?|套餐价?|套装价?|抢购价?|秒杀价?|仅需?|只要)\\s?(?:${COUNT}\\s?件[，, ]?\\s?)?(?<price>${PRICE})${NO_PRICE}`,
      'gu',
    ),
  },
  // 3件99元, 59元任选, 89元套餐
  { pattern: new RegExp(`${COUNT}\\s?件\\s?(?<price>${PRICE})${NO_PRICE}`, 'gu') },
  {
    pattern: new RegExp(
      `(?<price>${PRICE})\\s?(?:任选|一口价|均一价|秒杀|抢购|套餐|套装|组合)`,
      'gu',
    ),
  },
  // 59 each, bundle 89, 3 for 99, only ¥59
  { pattern: new RegExp(`(?<price>${PRICE})\\s(?:each|apiece)\\b`, 'giu') },
  {
    pattern: new RegExp(
      `\\b(?:(?:bundle|set|combo|kit)(?:\\sprice)?:?|for|at|only|just)\\s(?:for\\s|at\\s)?(?:only\\s|just\\s)?(?<price>${PRICE})${NO_PRICE}`,
      'giu',
    ),
  },
];
