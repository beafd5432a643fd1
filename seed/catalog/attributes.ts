/** The attributes of the demo store, as its staff would have created them. */
import type { AttributeInput, AttributeType } from '#contract/catalog/attributes';
import type { z } from 'zod';
import type { AttributeInput as AttributeContract } from '#contract/catalog/attributes';
import type { Pair } from './departments/department.ts';

export type AttributeDraft = z.input<typeof AttributeContract>;
export type { AttributeInput };

const names = ([en, zh]: Pair) => ({ en, zh });

const choice = (code: string, called: Pair, options: Record<string, Pair>): AttributeDraft => ({
  code,
  names: names(called),
  type: 'choice',
  options: Object.entries(options).map(([option, text]) => ({ code: option, names: names(text) })),
});
const plain = (
  type: AttributeType,
  code: string,
  called: Pair,
  unit: string | null = null,
): AttributeDraft => ({
  code,
  names: names(called),
  type,
  unit,
});

export const COLOURS: Record<string, { names: Pair; colour: string; suffix: string }> = {
  white: { names: ['White', '白色'], colour: '#f7f6f2', suffix: 'WHT' },
  black: { names: ['Black', '黑色'], colour: '#1f1f21', suffix: 'BLK' },
  grey: { names: ['Grey', '灰色'], colour: '#8c8f94', suffix: 'GRY' },
  beige: { names: ['Beige', '米色'], colour: '#e3d7c1', suffix: 'BGE' },
  brown: { names: ['Brown', '棕色'], colour: '#7a5638', suffix: 'BRN' },
  navy: { names: ['Navy', '藏青色'], colour: '#1f2f4f', suffix: 'NVY' },
  blue: { names: ['Blue', '蓝色'], colour: '#3f7fc1', suffix: 'BLU' },
  green: { names: ['Green', '绿色'], colour: '#4f8a5b', suffix: 'GRN' },
  yellow: { names: ['Yellow', '黄色'], colour: '#e9c046', suffix: 'YEL' },
  orange: { names: ['Orange', '橙色'], colour: '#e2823a', suffix: 'ORG' },
  red: { names: ['Red', '红色'], colour: '#c23b3b', suffix: 'RED' },
  pink: { names: ['Pink', '粉色'], colour: '#e8a7b4', suffix: 'PNK' },
  purple: { names: ['Purple', '紫色'], colour: '#7d5ba6', suffix: 'PUR' },
  silver: { names: ['Silver', '银色'], colour: '#c4c7cb', suffix: 'SLV' },
};

export const ATTRIBUTES: readonly AttributeDraft[] = [
  choice('material', ['Material', '材质'], {
    cotton: ['Cotton', '棉'],
    linen: ['Linen', '亚麻'],
    wool: ['Wool', '羊毛'],
    silk: ['Silk', '桑蚕丝'],
    polyester: ['Polyester', '聚酯纤维'],
    nylon: ['Nylon', '锦纶'],
    down: ['Down', '羽绒'],
    leather: ['Leather', '牛皮'],
    canvas: ['Canvas', '帆布'],
    mesh: ['Mesh', '网布'],
    rubber: ['Rubber', '橡胶'],
    silicone: ['Silicone', '硅胶'],
    'stainless-steel': ['Stainless steel', '不锈钢'],
    aluminium: ['Aluminium', '铝合金'],
    'cast-iron': ['Cast iron', '铸铁'],
    ceramic: ['Ceramic', '陶瓷'],
    glass: ['Glass', '玻璃'],
    wood: ['Wood', '实木'],
    bamboo: ['Bamboo', '竹'],
    rattan: ['Rattan', '藤编'],
    plastic: ['Plastic', '塑料'],
    eva: ['EVA foam', 'EVA 发泡'],
    tpe: ['TPE', 'TPE'],
    paper: ['Paper', '纸'],
  }),
  {
    code: 'colour',
    names: { en: 'Colour', zh: '颜色' },
    type: 'colour',
    options: Object.entries(COLOURS).map(([code, { names: called, colour }]) => ({
      code,
      names: names(called),
      colour,
    })),
  },
  plain('text', 'dimensions', ['Size', '尺寸']),
  choice('season', ['Season', '适用季节'], {
    'spring-autumn': ['Spring and autumn', '春秋'],
    summer: ['Summer', '夏季'],
    winter: ['Winter', '冬季'],
    'all-year': ['All year', '四季通用'],
  }),
  choice('fit', ['Fit', '版型'], {
    slim: ['Slim', '修身'],
    regular: ['Regular', '标准'],
    loose: ['Loose', '宽松'],
  }),
  choice('audience', ['For', '适用人群'], {
    women: ['Women', '女士'],
    men: ['Men', '男士'],
    unisex: ['Everyone', '男女通用'],
    children: ['Children', '儿童'],
  }),
  plain('number', 'power', ['Power', '功率'], 'W'),
  plain('number', 'capacity', ['Capacity', '容量'], 'ml'),
  plain('number', 'battery', ['Battery', '电池容量'], 'mAh'),
  choice('connection', ['Connection', '连接方式'], {
    bluetooth: ['Bluetooth', '蓝牙'],
    'usb-c': ['USB-C', 'USB-C'],
    wifi: ['Wi-Fi', 'Wi-Fi'],
    wireless: ['2.4 GHz wireless', '2.4G 无线'],
    none: ['None', '无'],
  }),
  plain('number', 'warranty', ['Warranty', '保修期'], '月'),
  plain('boolean', 'waterproof', ['Waterproof', '防水']),
  choice('skin-type', ['Skin type', '适用肤质'], {
    all: ['All skin types', '所有肤质'],
    dry: ['Dry', '干性'],
    oily: ['Oily', '油性'],
    sensitive: ['Sensitive', '敏感肌'],
  }),
  plain('number', 'net-content', ['Net content', '净含量'], 'g'),
  plain('date', 'best-before', ['Best before', '保质期至']),
  plain('boolean', 'organic', ['Organic', '有机认证']),
  choice('origin', ['Origin', '产地'], {
    yunnan: ['Yunnan', '云南'],
    fujian: ['Fujian', '福建'],
    zhejiang: ['Zhejiang', '浙江'],
    xinjiang: ['Xinjiang', '新疆'],
    heilongjiang: ['Heilongjiang', '黑龙江'],
    guangdong: ['Guangdong', '广东'],
    imported: ['Imported', '进口'],
  }),
  choice('keeping', ['Storage', '储存方式'], {
    cool: ['Cool and dry', '阴凉干燥'],
    chilled: ['Chilled', '冷藏'],
    frozen: ['Frozen', '冷冻'],
  }),
  choice('age', ['Age', '适用年龄'], {
    '0-1': ['Up to 1 year', '0–1 岁'],
    '1-3': ['1 to 3 years', '1–3 岁'],
    '3-6': ['3 to 6 years', '3–6 岁'],
    '6-12': ['6 to 12 years', '6–12 岁'],
  }),
  plain('boolean', 'bpa-free', ['BPA free', '不含双酚A']),
  plain('text', 'author', ['Author', '作者']),
  plain('text', 'publisher', ['Publisher', '出版社']),
  plain('number', 'pages', ['Pages', '页数'], '页'),
  plain('date', 'published', ['Published', '出版日期']),
  choice('level', ['Level', '难度'], {
    beginner: ['Beginner', '入门'],
    intermediate: ['Intermediate', '进阶'],
    professional: ['Professional', '专业'],
  }),
];
