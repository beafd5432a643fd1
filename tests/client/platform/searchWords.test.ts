/** The further words by which the search finds pages. */
import { expect, test } from 'vitest';
import { creationWords, isFoundBy, pageWords } from '../../../client/layout/searchWords.ts';
import { listLink } from '../../../client/links.ts';
import { hasView } from '../../../client/pages.ts';
import { groups } from '../../../client/resources.ts';

const listed = groups.flatMap(({ features }) => features);

test('every page of the menu has words in both languages', () => {
  const addresses = listed.flatMap(({ name, list, routes = [] }) => [
    ...(list && hasView(name, 'list') ? [listLink(name)] : []),
    ...routes.filter(({ menu }) => menu).map(({ path }) => path),
  ]);
  expect(addresses.length).toBeGreaterThan(50);
  const lacking = addresses.filter(
    (address) => !/[a-z]/.test(pageWords(address)) || !/\p{Script=Han}/u.test(pageWords(address)),
  );
  expect(lacking).toEqual([]);
});

test('a word is found by its beginning, from three letters or two characters on', () => {
  const words = 'margin 毛利率';
  expect(
    ['margin', 'MAR', '毛利', '毛利率'].map((typed) => isFoundBy(typed, 'Pricing', words)),
  ).toEqual([true, true, true, true]);
  expect(['ma', 'argin', '毛', '利率'].map((typed) => isFoundBy(typed, 'Pricing', words))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('words of the name and further words are found together', () => {
  expect(isFoundBy('pricing margin', 'Pricing', 'margin')).toBe(true);
  expect(isFoundBy('pricing stock', 'Pricing', 'margin')).toBe(false);
});

test('in Chinese the verb and what is made are found as one word', () => {
  expect(isFoundBy('创建优惠', 'New Promotion', creationWords('promotions'))).toBe(true);
  expect(isFoundBy('add discount', '新建促销', creationWords('promotions'))).toBe(true);
});

test.each(['', ' ', '#', '-'])('%j finds nothing', (typed) => {
  expect(isFoundBy(typed, 'Pricing', 'margin')).toBe(false);
});
