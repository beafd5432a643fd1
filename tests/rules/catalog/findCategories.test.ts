/** Which category is meant by what stands in a file. */
import { describe, expect, test } from 'vitest';
import { reasonText } from '#contract/platform/imports/reasons';
import { categoryFinder, type NamedCategory } from '#server/catalog/categoryTree/findByText';
import { findCategories } from '#server/catalog/transfer/findCategories';
import { findParents } from '#server/catalog/transfer/findParents';

const category = (
  code: string,
  parentCode: string | null,
  en: string,
  zh?: string,
): NamedCategory => ({
  code,
  parentCode,
  names: { en, ...(zh && { zh }) },
});
const TREE = [
  category('home', null, 'Home', '家居'),
  category('kitchen', 'home', 'Kitchen', '厨房'),
  category('garden', 'home', 'Home/Garden', '园艺'),
  category('men', null, 'Men', '男装'),
  category('women', null, 'Women', '女装'),
  category('men-shirts', 'men', 'Shirts', '衬衫'),
  category('women-shirts', 'women', 'Shirts', '衬衫'),
  category('shirts', null, 'Shirts by code', '全部衬衫'),
  category('outdoor', null, 'Kitchen garden', '户外'),
  category('outdoor-men', 'outdoor', 'Men', '男士'),
];
const find = categoryFinder(TREE);
const codeOf = (text: string) => {
  const found = find(text);
  return 'code' in found ? found.code : reasonText(found.error, 'en');
};

describe('the category that is meant', () => {
  test.each([
    ['its code', 'kitchen', 'kitchen'],
    ['its code though others have a like name', 'shirts', 'shirts'],
    ['its name', 'Kitchen', 'kitchen'],
    ['its Chinese name', '厨房', 'kitchen'],
    ['its name in other letters and blanks', '  HOME/garden ', 'garden'],
    ['its path', 'Home > Kitchen', 'kitchen'],
    ['its path in Chinese', '家居/厨房', 'kitchen'],
    ['its path without blanks', 'Men>Shirts', 'men-shirts'],
    ['its path of names in two languages', '女装 / Shirts', 'women-shirts'],
    ['its path with the code of another', 'women > Shirts', 'women-shirts'],
    ['the end of its path', 'Kitchen garden › Men', 'outdoor-men'],
  ])('is found by %s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });
  test.each(['Cellar', 'Men > Kitchen', '>', 'Home > '])(
    'is none where nothing has the name or path “%s”',
    (text) => {
      expect(codeOf(text)).toMatch(/^There is no category “/);
    },
  );
  test('is not guessed where several have the name, and all of them are named with their codes', () => {
    expect(codeOf('衬衫')).toBe(
      'Several categories are called “衬衫”: Men > Shirts (men-shirts); Women > Shirts (women-shirts). Write the code of the one you mean',
    );
    expect(codeOf('Shirts')).toContain('men-shirts');
    const found = find('衬衫');
    expect('error' in found && reasonText(found.error, 'zh')).toBe(
      '有多个商品分类叫“衬衫”：男装 > 衬衫 (men-shirts); 女装 > 衬衫 (women-shirts)。请填写其中一个的分类编码',
    );
  });
  test('is not guessed either where one of those with the name stands at the top', () => {
    expect(codeOf('Men')).toContain('Men (men); Kitchen garden > Men (outdoor-men)');
    expect(codeOf('Kitchen garden > Men')).toBe('outdoor-men');
  });
});

test('categories of a product are told by column, and one that is meant twice counts once', () => {
  const errors: string[] = [];
  const found = findCategories(
    { categoryCode: 'Kitchen', categoryCodes: ['厨房', 'kitchen', 'Cellar'] },
    find,
    (column, error) => errors.push(`${column}: ${reasonText(error, 'zh')}`),
  );
  expect(found).toEqual({ categoryCode: 'kitchen', categoryCodes: ['kitchen'] });
  expect(errors).toEqual([
    'categories: 没有商品分类“Cellar”：请填写分类编码、名称或路径，例如 家居 > 厨房',
  ]);
});

test('a file of categories names those above by name or path too, also those that it makes itself', () => {
  const row = { line: 2, cells: [] };
  const drafts = [
    { row, code: 'bath', parentCode: 'Home', names: { en: 'Bath' } },
    { row, code: 'towels', parentCode: '家居 > Bath', names: { en: 'Towels' } },
    { row, code: 'socks', parentCode: 'Shirts', names: { en: 'Socks' } },
  ];
  const stored = new Map(
    TREE.map((one) => [one.code, { ...one, position: 0, hidden: false, attributes: [] }]),
  );
  const refused: string[] = [];
  const placed = findParents(drafts, stored, ({ code }) => refused.push(code));
  expect(placed.map(({ code, parentCode }) => [code, parentCode])).toEqual([
    ['bath', 'home'],
    ['towels', 'bath'],
  ]);
  expect(refused).toEqual(['socks']);
});
