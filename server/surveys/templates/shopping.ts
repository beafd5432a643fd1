/** Templates that ask about one order, campaign or recommendation. Pure. */
import type { Question } from '#contract/surveys/definitions';
import type { Template } from '#contract/surveys/templates';
import { atMost, choice, comment, csat, matrix } from './questions.ts';

const LOW = 3;

export const SHOPPING: Record<
  Extract<Template, 'delivery' | 'campaignFeedback' | 'activityFeedback' | 'recommendation'>,
  readonly Question[]
> = {
  delivery: [
    csat('csat', { en: 'How satisfied are you with this order?', zh: '您对本次购物是否满意？' }),
    matrix('order', { en: 'How satisfied are you with …', zh: '您对以下方面是否满意？' }, [
      ['quality', 'the goods', '商品质量', 'quality'],
      ['speed', 'how fast they came', '配送速度', 'logistics'],
      ['parcel', 'how they were packed', '商品包装', 'logistics'],
    ]),
    choice(
      'problem',
      { en: 'What went wrong?', zh: '遇到了什么问题？' },
      [
        ['late', 'It came late', '送达太晚'],
        ['damaged', 'It was damaged', '商品破损'],
        ['wrong', 'It was not what I ordered', '发错商品'],
        ['other', 'Something else', '其他问题'],
      ],
      { isMultiple: true, showIf: atMost('csat', LOW) },
    ),
    comment(),
  ],
  campaignFeedback: [
    csat(
      'csat',
      { en: 'How satisfied are you with this campaign?', zh: '您对本次营销活动是否满意？' },
      { dimensionKey: 'price' },
    ),
    matrix('campaign', { en: 'How satisfied are you with …', zh: '您对以下方面是否满意？' }, [
      ['offers', 'the offers', '优惠力度', 'price'],
      ['rules', 'how clear the rules were', '活动规则是否清晰', null],
      ['goods', 'the choice of goods', '活动商品', 'quality'],
    ]),
    comment(),
  ],
  activityFeedback: [
    csat(
      'csat',
      { en: 'How satisfied are you with this activity?', zh: '您对本次会员活动是否满意？' },
      { dimensionKey: 'social' },
    ),
    choice(
      'liked',
      { en: 'What did you like?', zh: '您喜欢活动的哪些方面？' },
      [
        ['prizes', 'The prizes', '奖品'],
        ['fun', 'It was fun', '有趣'],
        ['others', 'Meeting others', '与其他会员互动'],
        ['nothing', 'Nothing of it', '都不喜欢'],
      ],
      { isMultiple: true },
    ),
    comment(),
  ],
  recommendation: [
    csat(
      'csat',
      {
        en: 'How well do the goods that we recommend suit you?',
        zh: '我们为您推荐的商品是否符合您的需要？',
      },
      {
        lowTexts: { en: 'Not at all', zh: '完全不符合' },
        highTexts: { en: 'Very well', zh: '非常符合' },
      },
    ),
    choice(
      'mismatch',
      { en: 'What does not suit you?', zh: '哪些地方不符合？' },
      [
        ['style', 'The style', '款式'],
        ['price', 'The price', '价格'],
        ['bought', 'I have it already', '已经买过'],
        ['often', 'There are too many of them', '推荐太频繁'],
      ],
      { isMultiple: true, showIf: atMost('csat', LOW) },
    ),
    comment(),
  ],
};
