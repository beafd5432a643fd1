/** Templates that ask about the store as a whole. Pure. */
import type { Question } from '#contract/surveys/definitions';
import type { Template } from '#contract/surveys/templates';
import { atMost, comment, csat, matrix, nps, text } from './questions.ts';

const PASSIVE = 8;

export const RELATIONSHIP: Record<
  Extract<Template, 'relationshipNps' | 'indicators'>,
  readonly Question[]
> = {
  relationshipNps: [
    nps(
      'nps',
      {
        en: 'How likely are you to recommend us to a friend or colleague?',
        zh: '您有多大可能把我们推荐给朋友或同事？',
      },
      { dimensionKey: 'word_of_mouth' },
    ),
    text(
      'improve',
      { en: 'What would we have to do better?', zh: '我们怎样做您才会更愿意推荐？' },
      { showIf: atMost('nps', PASSIVE) },
    ),
    comment(),
  ],
  indicators: [
    csat('csat', {
      en: 'How satisfied are you with us overall?',
      zh: '您对我们的总体满意度如何？',
    }),
    matrix('indicators', { en: 'How satisfied are you with …', zh: '您对以下方面是否满意？' }, [
      ['quality', 'the quality of our products', '商品质量', 'quality'],
      ['price', 'our prices', '价格', 'price'],
      ['logistics', 'delivery', '物流配送', 'logistics'],
      ['environment', 'the website, the app or the shop', '购物环境', 'environment'],
      ['attitude', 'our customer service', '服务态度', 'attitude'],
      ['brand', 'our brand', '品牌形象', 'brand'],
      ['word_of_mouth', 'what others say of us', '口碑', 'word_of_mouth'],
      ['social', 'contact with other customers', '社交互动', 'social'],
    ]),
    comment(),
  ],
};
