import type { Department } from './department.ts';

export const home: Department = {
  code: 'home',
  prefix: 'HOM',
  names: ['Home & Living', '家居生活'],
  asks: { material: 'required', colour: 'recommended' },
  draws: { colour: ['white', 'grey', 'beige', 'brown', 'green', 'navy'] },
  brands: [
    ['Muran', '木岚'],
    ['Hearthlane', '暖巷'],
    ['Sulan', '素澜'],
    ['Daily Nest', '日日巢'],
    ['Qingyu', '青屿'],
  ],
  styles: [
    ['Nordic', '北欧风'],
    ['Handmade', '手工'],
    ['Plain', '简约'],
    ['Retro', '复古'],
    ['Japanese-style', '日式'],
    ['Everyday', '家用'],
    ['Soft-tone', '莫兰迪色'],
    ['Cosy', '温馨'],
  ],
  hooks: ['家用', '送礼佳品', '高颜值', '加厚款', '租房好物', '新款', ''],
  sentences: [
    ['Made in small batches and checked piece by piece.', '小批量制作，逐件质检后发货。'],
    ['The quiet colours go with most interiors.', '配色低调耐看，百搭多数家居风格。'],
    ['Easy to clean and made to last for years of daily use.', '易清洁、耐使用，日常陪伴多年。'],
    ['Packed without plastic in a sturdy box.', '无塑包装，坚固纸箱防摔发货。'],
    [
      'If it does not fit your home, send it back within seven days.',
      '支持七天无理由退换，买得安心。',
    ],
    ['Brings some calm into a busy home.', '给忙碌的家添一份从容。'],
  ],
  margin: [0.42, 0.62],
  share: 19,
  months: [1.1, 0.9, 1, 1, 1, 1, 0.95, 0.95, 1, 1, 1.05, 1.05],
  returnRate: 0.025,
  groups: [
    {
      code: 'kitchen',
      names: ['Kitchen & Dining', '厨房餐饮'],
      draws: { material: ['ceramic', 'glass', 'stainless-steel', 'wood'] },
      leaves: [
        {
          code: 'mugs',
          names: ['Mugs & Cups', '杯子水具'],
          asks: { capacity: 'required' },
          draws: {
            material: ['ceramic', 'glass', 'stainless-steel'],
            capacity: { from: 180, to: 600, step: 20 },
          },
          price: [29, 139],
          grams: [260, 620],
          options: ['colour'],
          things: [
            ['Stoneware Mug', '粗陶马克杯'],
            ['Double-Wall Glass', '双层玻璃杯'],
            ['Tea Cup with Strainer', '带滤网茶杯'],
            ['Vacuum Flask', '保温杯'],
            ['Espresso Cup', '浓缩咖啡杯'],
            ['Water Carafe', '凉水壶'],
          ],
          about: [
            [
              'A comfortable handle and a steady base, made for the first coffee of the day.',
              '握感舒适、杯底平稳，适合每天的第一杯咖啡。',
            ],
            ['Keeps tea warm without burning your fingers.', '保温不烫手，慢慢喝茶也不会凉。'],
          ],
          tags: ['kitchen', 'coffee', '茶具'],
        },
        {
          code: 'cookware',
          names: ['Cookware', '锅具'],
          asks: { dimensions: 'recommended' },
          draws: {
            material: ['cast-iron', 'stainless-steel', 'aluminium'],
            dimensions: { box: [16, 36] },
          },
          price: [119, 799],
          grams: [1200, 4200],
          options: ['colour'],
          things: [
            ['Frying Pan', '平底煎锅'],
            ['Casserole', '炖锅'],
            ['Wok', '炒锅'],
            ['Milk Pan', '奶锅'],
            ['Steamer Pot', '蒸锅'],
            ['Griddle Pan', '条纹牛排锅'],
          ],
          about: [
            [
              'Heats evenly on gas and induction, and goes from stove to table.',
              '受热均匀，燃气灶、电磁炉通用，可直接上桌。',
            ],
            [
              'A thick base holds the heat, so that dishes need less oil.',
              '加厚锅底储热好，少油也不易粘。',
            ],
          ],
          tags: ['kitchen', '厨具'],
        },
        {
          code: 'tableware',
          names: ['Tableware', '餐具'],
          draws: { material: ['ceramic', 'wood', 'bamboo', 'stainless-steel'] },
          price: [19, 259],
          grams: [200, 1800],
          options: ['pack'],
          things: [
            ['Dinner Plate', '餐盘'],
            ['Rice Bowl', '饭碗'],
            ['Chopsticks', '筷子'],
            ['Soup Spoon', '汤勺'],
            ['Serving Bowl', '大汤碗'],
            ['Cutlery', '刀叉勺'],
          ],
          about: [
            [
              'Glazed at high temperature and safe for microwave and dishwasher.',
              '高温烧制，微波炉、洗碗机可用。',
            ],
            ['The right size for one more helping.', '大小刚好，多盛一碗也不显笨重。'],
          ],
          tags: ['kitchen', '餐桌'],
        },
      ],
    },
    {
      code: 'bedroom',
      names: ['Bedroom & Textiles', '卧室家纺'],
      asks: { season: 'recommended' },
      draws: {
        material: ['cotton', 'linen', 'silk', 'wool'],
        season: ['spring-autumn', 'summer', 'winter', 'all-year'],
      },
      leaves: [
        {
          code: 'bedding',
          names: ['Bedding', '床品'],
          asks: { dimensions: 'recommended' },
          draws: {
            dimensions: {
              texts: [
                ['200 × 230 cm', '200 × 230 厘米'],
                ['220 × 240 cm', '220 × 240 厘米'],
                ['150 × 200 cm', '150 × 200 厘米'],
              ],
            },
          },
          price: [129, 899],
          grams: [900, 3600],
          options: ['colour', 'bedSize'],
          things: [
            ['Four-Piece Bedding Set', '四件套'],
            ['Duvet', '被子'],
            ['Fitted Sheet', '床笠'],
            ['Pillow', '枕头'],
            ['Mattress Topper', '床垫保护垫'],
            ['Throw Blanket', '盖毯'],
          ],
          about: [
            [
              'Washed once before sewing, so that it is soft from the first night.',
              '水洗工艺，第一晚就亲肤柔软。',
            ],
            ['Breathes well and dries fast after washing.', '透气不闷，洗后易干。'],
          ],
          tags: ['bedroom', '家纺'],
        },
        {
          code: 'curtains-rugs',
          names: ['Curtains & Rugs', '窗帘地毯'],
          draws: { material: ['cotton', 'linen', 'wool', 'polyester'] },
          price: [69, 699],
          grams: [700, 5200],
          options: ['colour'],
          things: [
            ['Blackout Curtain', '遮光窗帘'],
            ['Sheer Curtain', '纱帘'],
            ['Living Room Rug', '客厅地毯'],
            ['Bedside Rug', '床边毯'],
            ['Door Mat', '入户地垫'],
            ['Cushion Cover', '抱枕套'],
          ],
          about: [
            [
              'Thick yarn feels warm under bare feet and keeps the noise down.',
              '加密绒面，赤脚踩上去暖和又静音。',
            ],
            [
              'Falls in even folds and keeps out the morning light.',
              '垂感顺滑，清晨的光也挡得住。',
            ],
          ],
          tags: ['bedroom', '软装'],
        },
      ],
    },
  ],
};
