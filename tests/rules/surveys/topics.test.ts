/** What a comment is about, by its words. */
import { expect, test } from 'vitest';
import { topicsOf } from '#rules/surveys/topics';

test.each([
  [null, []],
  ['', []],
  ['还可以', []],
  ['The fabric faded after one wash', ['quality']],
  ['快递太慢，客服态度也不好', ['logistics', 'attitude']],
  ['TOO EXPENSIVE for such a website', ['price', 'environment']],
  ['会推荐给朋友，相信这个品牌', ['brand', 'word_of_mouth']],
  ['社群里的活动很多', ['social']],
  ['It came LATE, and the app said nothing', ['logistics', 'environment']],
  // Words that only end in one of those.
  ['Chocolate, as crude oil goes, on WhatsApp', []],
])('The comment “%s” is about %o', (text, topics) => {
  expect(topicsOf(text)).toEqual(topics);
});
