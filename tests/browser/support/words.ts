/** Compares the texts of a page with the two dictionaries: untranslated keys, and English texts on a Chinese page. */
import englishRa from 'ra-language-english';
import type { Page } from 'playwright-core';

type Messages = { [key: string]: string | Messages };

const modules = import.meta.glob<{ en: Messages; zh: Messages }>(
  ['../../../client/**/messages.ts', '../../../client/**/messages/*.ts'],
  { eager: true },
);

const texts = (messages: Messages): string[] =>
  Object.values(messages).flatMap((value) =>
    typeof value === 'string' ? value.split('||||').map((text) => text.trim()) : texts(value),
  );

const all = Object.values(modules);
const chinese = new Set(all.flatMap(({ zh }) => texts(zh)));
/** Names of the demo accounts that are also texts of the interface. */
const NAMES = new Set(['Owner', 'Manager', 'Agent', 'Marketer', 'Analyst', 'English']);
const english = new Set(
  [...all.flatMap(({ en }) => texts(en)), ...texts(englishRa as unknown as Messages)].filter(
    (text) =>
      /[A-Za-z]{3}/.test(text) && !text.includes('%{') && !chinese.has(text) && !NAMES.has(text),
  ),
);

const spaces = [...new Set([...all.flatMap(({ en }) => Object.keys(en)), 'ra'])].join('|');
const WHOLE_KEY = new RegExp(`^(${spaces})(\\.\\w+)+$`);
const KEY_WITHIN = new RegExp(`\\b(${spaces})\\.[a-z]\\w*\\.[a-zA-Z.]+`);

/** Every text on the page, including texts for assistive technology only. */
const wordsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement?.closest('script, style, noscript'))
        found.push(walker.currentNode.textContent ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`))
        found.push(element.getAttribute(name) ?? '');
    }
    return [...new Set(found.map((text) => text.trim()).filter(Boolean))];
  });

/** Texts that are not in this language; empty if there are none. */
export const foreignWords = async (page: Page, language: 'en' | 'zh'): Promise<string[]> =>
  (await wordsOn(page)).filter(
    (text) =>
      WHOLE_KEY.test(text) || KEY_WITHIN.test(text) || (language === 'zh' && english.has(text)),
  );
