/** Messages to members: a template is typed, tried and read back, and the way they leave is set. */
import { describe, expect, test } from 'vitest';
import { PHONE, settled, useBrowser, WIDE } from './support/browser.ts';
import { NO_PROBLEMS, problemsOf } from './support/steps.ts';

const { open } = useBrowser();

const KEYS = { delay: 20 };
/** A form without a change is not saved, so each test types another text. */
let serial = 0;

const WORDS = {
  en: {
    greeting: 'Birthday greeting',
    edit: 'Edit',
    unknown: 'There is no variable nobody',
    test: 'Send me a test · English',
    handedOver: 'Handed over',
    trial: 'Send me a test with the saved settings',
    until: 'Quiet until',
    noChange: 'No unsaved changes',
  },
  zh: {
    greeting: '生日祝福',
    edit: '编辑',
    unknown: '没有变量 nobody',
    test: '给我发测试 · 英文',
    handedOver: '已交付',
    trial: '用已保存的设置给我发测试',
    until: '免打扰结束',
    noChange: '没有需要保存的修改',
  },
} as const;

describe.each([
  { language: 'en', theme: 'light', viewport: WIDE },
  { language: 'zh', theme: 'dark', viewport: PHONE },
] as const)('in $language, $theme', ({ language, theme, viewport }) => {
  const words = WORDS[language];

  test('a marketer types a template, sees what it becomes, and sends it to themselves', async () => {
    const { page, complaints } = await open({ as: 'marketer', language, theme, viewport });
    await page.goto('/#/messageTemplates');
    await settled(page);
    await page.getByRole('link', { name: words.greeting }).click();
    await page.getByRole('button', { name: words.edit, exact: true }).click();
    const subject = page.locator('input[name="subjects.en"]');
    await subject.waitFor();
    await settled(page);
    await subject.fill('');
    await subject.pressSequentially(`Day ${++serial}, {{nobody}}`, KEYS);
    await page.getByText(words.unknown).first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.MuiFormHelperText-root.Mui-error').getByText(words.unknown).waitFor();
    for (let key = 0; key < '{{nobody}}'.length; key++) await subject.press('Backspace');
    await subject.pressSequentially('{{memberName}}!', KEYS);
    const preview = page.locator('[data-preview]');
    await preview.getByText(`Day ${serial}, Li Lei!`, { exact: true }).waitFor();
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: words.test }).click();
    await page
      .locator('dl')
      .getByText(/@localhost|@shop/)
      .waitFor();
    await page.getByText(words.handedOver).first().waitFor();
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);
    expect(complaints.filter((text) => !/422/.test(text))).toEqual([]);
  });

  test('the owner types quiet hours, and a trial says what came of it', async () => {
    const { page, complaints } = await open({ as: 'owner', language, theme, viewport });
    await page.goto('/#/messageSettings');
    await settled(page);
    const until = page.locator('input[name="quietUntil"]');
    await until.waitFor();
    await until.fill('07:30');
    await page.keyboard.press('Control+Enter');
    await page.getByText(words.noChange).waitFor();
    await page.reload();
    await settled(page);
    await until.waitFor();
    expect(await until.inputValue()).toBe('07:30');
    await page.getByRole('button', { name: words.trial }).click();
    await page.getByText(/mail\/\d{4}-\d{2}-\d{2}\//).waitFor();
    expect(await problemsOf(page, language)).toEqual(NO_PROBLEMS);
    expect(complaints).toEqual([]);
  });
});
