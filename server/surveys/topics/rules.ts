/** What a comment is about, by its words in either language: keys of dimensions. Pure. */

const WORDS: Readonly<Record<string, RegExp>> = {
  quality:
    /quality|broken|defect|damaged|fabric|material|faded|fake|质量|品质|做工|材质|坏了|破损|褪色|起球|假货|瑕疵|异味/iu,
  price: /price|expensive|cheap|overpriced|value for money|价格|价钱|太贵|便宜|性价比|划算|降价/iu,
  logistics:
    /deliver|shipping|shipment|courier|parcel|package|arriv|\blate\b|delay|物流|快递|发货|到货|送货|配送|包装|包裹|太慢|延误/iu,
  environment: /website|checkout|\bapp\b|page|shop floor|店面|页面|网站|下单|环境|界面/iu,
  attitude:
    /service|support|staff|reply|repl(?:y|ied)|\brude\b|polite|friendly|refund|客服|态度|服务|回复|售后|退款|敷衍|耐心/iu,
  brand: /brand|trust|image|品牌|信任|口号|宣传/iu,
  word_of_mouth: /recommend|friends?\b|推荐|朋友|口碑/iu,
  social: /community|group chat|activity|share|社群|群里|活动|分享|互动/iu,
};

/** In the order of the dimensions. */
export const topicsOf = (text: string | null): string[] =>
  text === null
    ? []
    : Object.entries(WORDS).flatMap(([key, words]) => (words.test(text) ? [key] : []));
