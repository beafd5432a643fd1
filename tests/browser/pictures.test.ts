/** Pictures of a product, uploaded by the file chooser and put in order by the keyboard and the mouse. */
import { expect, test } from 'vitest';
import { png } from '../api/support/pictures.ts';
import { settled, useBrowser } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf, tabTo } from './support/steps.ts';

const { open } = useBrowser();

test('pictures are uploaded by the file chooser, ordered by keyboard and mouse and saved with the product', async () => {
  const { page, complaints } = await open({ as: 'manager' });
  await page.goto('/#/products/create');
  await page.getByLabel('Name · English').fill('Stoneware bowl');
  await page.getByRole('textbox', { name: 'Base price' }).fill('10');

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose pictures' }).click();
  await (
    await chooser
  ).setFiles([
    { name: 'above.png', mimeType: 'image/png', buffer: await png(400, 300) },
    { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') },
    { name: 'side.png', mimeType: 'image/png', buffer: await png(300, 400) },
  ]);
  const picture = (number: number) =>
    page.getByRole('group', { name: `Picture ${number} of 2`, exact: true });
  await picture(2).waitFor();
  await page.getByText('notes.png: Not a JPEG, PNG, WebP, AVIF or GIF picture').waitFor();
  await page.getByRole('button', { name: 'Close the notice about notes.png' }).click();
  await picture(1).getByLabel('What it shows · English').fill('From above');

  await tabTo(page, 'button', 'Move picture 2 of 2 forward');
  await page.keyboard.press('Enter');
  await page.getByText('Moved to place 1 of 2').waitFor();
  expect(await picture(2).getByLabel('What it shows · English').inputValue()).toBe('From above');
  expect(await picture(1).innerText()).toContain('Main picture');
  // The keyboard stays on the button of the picture that was moved.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Move picture 1 of 2 forward',
  );
  expect(await problemsOf(page, 'en')).toEqual(NO_PROBLEMS);

  const dragged = (number: number) => picture(number).locator('img');
  const mainText = () => picture(1).getByLabel('What it shows · English').inputValue();
  await dragged(2).dragTo(dragged(1));
  await expect.poll(mainText).toBe('From above');
  // Beside the other pictures nothing is moved, and nothing uploaded again.
  await dragged(1).dragTo(page.getByRole('button', { name: 'Choose pictures' }));
  expect(await page.locator('[data-pictures] + ul > li').count()).toBe(0);
  await dragged(1).dragTo(dragged(2));
  await expect.poll(mainText).toBe('');

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await settled(page, /^Stoneware bowl/);
  expect(await picture(2).getByLabel('What it shows · English').inputValue()).toBe('From above');

  await page.goto('/#/products');
  await settled(page, /^Products/);
  const row = page.getByRole('row').filter({ hasText: 'Stoneware bowl' });
  const thumbnail = row.locator('img');
  expect(await thumbnail.getAttribute('src')).toMatch(/\/small\.webp$/);
  expect(await thumbnail.evaluate((image: HTMLImageElement) => image.decode().then(() => 1))).toBe(
    1,
  );
  expect(complaints.filter((text) => !/422/.test(text))).toEqual([]);
});
