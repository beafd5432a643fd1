/** @vitest-environment jsdom */
/** What the browser's tab says of a page. */
import { expect, test } from 'vitest';
import { headingText } from '../../../client/layout/headingText.ts';

const heading = (html: string) => {
  const element = document.createElement('h1');
  element.innerHTML = html;
  return element;
};

test.each([
  [
    '<span>Walk Tablet<div class="MuiChip-root"><span>Draft</span></div></span>',
    'Walk Tablet · Draft',
  ],
  ['<span>编辑商品</span>', '编辑商品'],
  ['Edit <b>Walk</b>\n Tablet', 'Edit Walk Tablet'],
  ['', ''],
])('the heading %s is said as %s', (html, said) => {
  const element = heading(html);
  expect(headingText(element)).toBe(said);
  // The heading itself stays as it is.
  expect(element.innerHTML).toBe(html);
});
