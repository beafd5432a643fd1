/** Words from which fictional members are put together. Any likeness to a person is chance. */
import type { Pair } from './departments/department.ts';

/** Latin spelling first. */
export const SURNAMES: readonly Pair[] = [
  ['wang', '王'], ['li', '李'], ['zhang', '张'], ['liu', '刘'], ['chen', '陈'], ['yang', '杨'], ['zhao', '赵'], ['huang', '黄'],
  ['zhou', '周'], ['wu', '吴'], ['xu', '徐'], ['sun', '孙'], ['hu', '胡'], ['zhu', '朱'], ['gao', '高'], ['lin', '林'],
  ['he', '何'], ['guo', '郭'], ['ma', '马'], ['luo', '罗'], ['liang', '梁'], ['song', '宋'], ['zheng', '郑'], ['xie', '谢'],
  ['han', '韩'], ['tang', '唐'], ['feng', '冯'], ['yu', '于'], ['dong', '董'], ['xiao', '萧'], ['cheng', '程'], ['ouyang', '欧阳'],
];
export const WOMEN: readonly Pair[] = [
  ['yutong', '雨桐'], ['siqi', '思琪'], ['jiayi', '佳怡'], ['xinyi', '欣怡'], ['ruoxi', '若曦'], ['meng', '梦'], ['jing', '静'], ['xiaomin', '晓敏'],
  ['yawen', '雅雯'], ['shiya', '诗雅'], ['keying', '可盈'], ['lihua', '丽华'], ['fang', '芳'], ['yanan', '亚楠'], ['zihan', '子涵'], ['wanting', '婉婷'],
  ['xue', '雪'], ['lanxin', '兰心'], ['miao', '淼'], ['qianqian', '倩倩'], ['yue', '悦'], ['huimin', '慧敏'], ['chunyan', '春燕'], ['anqi', '安琪'],
];
export const MEN: readonly Pair[] = [
  ['haoran', '浩然'], ['zixuan', '子轩'], ['wei', '伟'], ['jianguo', '建国'], ['yifan', '一凡'], ['tianyu', '天宇'], ['ming', '明'], ['junjie', '俊杰'],
  ['bowen', '博文'], ['zhiqiang', '志强'], ['peng', '鹏'], ['yuhang', '宇航'], ['chao', '超'], ['wenbin', '文斌'], ['sicheng', '思成'], ['kai', '凯'],
  ['xudong', '旭东'], ['lei', '磊'], ['jiahao', '嘉豪'], ['rui', '睿'], ['guangming', '光明'], ['zhen', '震'], ['yongkang', '永康'], ['minghui', '明辉'],
];
export const FOREIGN_FIRST: readonly (readonly [name: string, gender: 'female' | 'male'])[] = [
  ['Alice', 'female'], ['Daniel', 'male'], ['Sofia', 'female'], ['Marcus', 'male'], ['Hannah', 'female'], ['Oliver', 'male'],
  ['Nadia', 'female'], ['Lucas', 'male'], ['Emma', 'female'], ['Peter', 'male'], ['Grace', 'female'], ['Samuel', 'male'],
];
export const FOREIGN_LAST = ['Hartley', 'Bennett', 'Moreau', 'Lindqvist', 'Okafor', 'Walsh', 'Petrov', 'Silva', 'Keller', 'Novak', 'Tanner', 'Rossi'];

export const CITIES = [
  '上海市', '北京市', '广东省深圳市', '广东省广州市', '浙江省杭州市', '江苏省苏州市', '江苏省南京市', '四川省成都市', '重庆市', '湖北省武汉市',
  '陕西省西安市', '湖南省长沙市', '福建省厦门市', '山东省青岛市', '天津市', '河南省郑州市', '辽宁省大连市', '云南省昆明市', '安徽省合肥市', '浙江省宁波市',
];
export const STREETS = ['示范路', '样例街', '演示大道', '虚构巷', '例子路', '测试街'];
/** Countries with telephone numbers kept free for fiction. */
export const ABROAD = [
  { country: 'United Kingdom', city: 'Sampleton', phone: (n: number) => `+44 7700 9${String(n % 1000).padStart(5, '0')}` },
  { country: 'United States', city: 'Exampleville', phone: (n: number) => `+1 202 555 01${String(n % 100).padStart(2, '0')}` },
  { country: 'Canada', city: 'Demo Falls', phone: (n: number) => `+1 613 555 01${String(n % 100).padStart(2, '0')}` },
] as const;
