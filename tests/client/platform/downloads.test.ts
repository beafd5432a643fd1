/** Files of the server are downloaded without leaving the page, so that nothing asks about what was typed on it. */
import { afterEach, expect, test, vi } from 'vitest';
import { downloadFrom } from '../../../client/ui/record/saveFile.ts';

afterEach(() => vi.restoreAllMocks());

test('a file is downloaded by a link for downloads', () => {
  const clicked: HTMLAnchorElement[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    clicked.push(this);
  });
  downloadFrom('/api/exports/coupons?reason=Cards');
  expect(clicked.map((link) => [link.getAttribute('href'), link.hasAttribute('download')])).toEqual(
    [['/api/exports/coupons?reason=Cards', true]],
  );
});
