/** The frame of pages for people without an account: no scripts, for a phone first, in light and dark. Pure. */
import { LANGUAGES, type Language } from '#shared/localization';
import { html, type Html } from './html.ts';

export const STYLE = `:root{color-scheme:light dark;--ink:#1f2328;--soft:#57606a;--line:#c9d1d9;--back:#fff;--field:#f6f8fa;--accent:#0b5cad;--on:#fff;--bad:#b42318;--good:#1a7f37}
@media(prefers-color-scheme:dark){:root{--ink:#e6e6e6;--soft:#a3abb5;--line:#4a525c;--back:#16181b;--field:#22262b;--accent:#8ec5ff;--on:#10151a;--bad:#ff9d94;--good:#7ee2a0}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:var(--ink);background:var(--back)}
header,main,footer{max-width:40em;margin:0 auto;padding:0 16px}
header{display:flex;gap:16px;align-items:center;justify-content:space-between;padding-top:12px}
h1{font-size:1.35em;line-height:1.3;margin:16px 0 8px}
h2{font-size:1.1em;margin:28px 0 8px}
a{color:var(--accent)}
nav a{display:inline-block;min-height:44px;line-height:44px;padding:0 8px}
.soft{color:var(--soft)}
.note{border-left:4px solid var(--accent);padding:8px 12px;background:var(--field);margin:12px 0}
.wrong{border-left-color:var(--bad)}
.done{border-left-color:var(--good)}
ol,ul{padding-left:1.2em}
.thread{list-style:none;padding:0}
.thread li{border:1px solid var(--line);border-radius:8px;padding:10px 12px;margin:10px 0;overflow-wrap:anywhere}
.thread .own{background:var(--field)}
label,legend{display:block;font-weight:600;margin-top:16px}
fieldset{border:0;padding:0;margin:0}
input[type=text],input[type=number],select,textarea{width:100%;font:inherit;color:inherit;background:var(--field);border:1px solid var(--soft);border-radius:8px;padding:10px 12px;min-height:44px}
input[type=file]{width:100%;font:inherit;min-height:44px;padding:8px 0}
input[type=radio],input[type=checkbox]{width:20px;height:20px;vertical-align:middle;margin-right:8px}
.choice{display:flex;align-items:center;min-height:44px;font-weight:400;margin:0}
button{font:inherit;font-weight:600;min-height:48px;padding:10px 20px;margin:16px 8px 0 0;border:1px solid var(--accent);border-radius:8px;background:var(--accent);color:var(--on);cursor:pointer}
button.other{background:transparent;color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.asked{font-weight:600;margin:16px 0 0}
.scale{display:grid;grid-template-columns:repeat(auto-fit,minmax(48px,1fr));gap:6px;margin-top:8px}
.scale label{display:flex;flex-direction:column;align-items:center;justify-content:center;min-height:60px;margin:0;border:1px solid var(--soft);border-radius:8px;font-weight:400}
.scale label:has(input:checked){border:2px solid var(--accent);font-weight:700}
.scale input[type=radio]{margin:0 0 2px}
.ends{display:flex;justify-content:space-between;gap:16px;font-size:.9em;color:var(--soft);margin-top:4px}
.photos{display:flex;flex-wrap:wrap;gap:8px}
.photos img{width:88px;height:88px;object-fit:cover;border-radius:8px;border:1px solid var(--line)}
footer{padding-top:32px;padding-bottom:32px;font-size:.9em;color:var(--soft)}`;

const NAMES: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };
const CODES: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };
const SWITCH: Readonly<Record<Language, string>> = { en: 'Language', zh: '语言' };

export interface PageContent {
  title: string;
  body: Html;
}
interface Frame extends PageContent {
  language: Language;
  storeName: string;
  /** The address in another language; null where there is none. */
  addressIn: ((language: Language) => string) | null;
}

export const framed = ({ title, body, language, storeName, addressIn }: Frame): string => {
  const others = LANGUAGES.filter((one) => one !== language);
  return html`<!doctype html>
    <html lang="${CODES[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${storeName}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/s/style.css" />
      </head>
      <body>
        <header>
          <span>${storeName}</span>${
            addressIn &&
            html`<nav aria-label="${SWITCH[language]}">
              ${others.map(
                (one) => html`<a href="${addressIn(one)}" lang="${CODES[one]}">${NAMES[one]}</a>`,
              )}
            </nav>`
          }
        </header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.text;
};

const GONE: Readonly<Record<Language, { title: string; text: string }>> = {
  en: {
    title: 'This link does not work',
    text: 'It may have expired, or the address is not complete. Ask the shop for a new one.',
  },
  zh: { title: '链接无法使用', text: '链接可能已过期，或地址不完整。请向商家索取新的链接。' },
};
const LATER: Readonly<Record<Language, { title: string; text: string }>> = {
  en: { title: 'Please try again later', text: 'Nothing was saved. Try again in a few minutes.' },
  zh: { title: '请稍后再试', text: '内容没有保存，请几分钟后再试。' },
};
const REFUSED: Readonly<Record<Language, { title: string; text: string }>> = {
  en: {
    title: 'This could not be sent',
    text: 'Nothing was saved. Open the link again and fill in the form once more, or ask the shop.',
  },
  zh: {
    title: '提交失败',
    text: '内容没有保存。请重新打开链接并再次填写，或联系商家。',
  },
};
const PHOTOS_TOO_LARGE: Readonly<Record<Language, { title: string; text: string }>> = {
  en: {
    title: 'The photos are too large',
    text: 'Nothing was saved. Go back and send fewer or smaller photos.',
  },
  zh: { title: '图片过大', text: '内容没有保存。请返回并减少图片数量，或换用较小的图片。' },
};
const TOO_LONG: Readonly<Record<Language, { title: string; text: string }>> = {
  en: {
    title: 'The text is too long',
    text: 'Nothing was saved. Go back, shorten what you wrote, and send it again.',
  },
  zh: { title: '内容过长', text: '内容没有保存。请返回缩短内容后再提交。' },
};
const UNREADABLE: Readonly<Record<Language, { title: string; text: string }>> = {
  en: {
    title: 'The text could not be read',
    text: 'Nothing was saved. It has characters that nobody can see, as texts copied from other programs sometimes have. Go back, type it again, and send it.',
  },
  zh: {
    title: '内容无法识别',
    text: '内容没有保存。文字中含有不可见的特殊字符，多因从其他软件复制所致。请返回，重新输入后再提交。',
  },
};

const said = ({ title, text }: { title: string; text: string }): PageContent => ({
  title,
  body: html`<p>${text}</p>`,
});
/** The same whatever is wrong with a link, so that nobody learns which links there were. */
export const goneContent = (language: Language): PageContent => said(GONE[language]);
/** Too many requests, or a fault. */
export const laterContent = (language: Language): PageContent => said(LATER[language]);
const AGAIN: Readonly<Record<Language, { title: string; text: string; send: string }>> = {
  en: {
    title: 'This is not saved yet',
    text: 'The shop’s system did not answer in time. What you typed is kept on this page: wait a moment, and send it again.',
    send: 'Send again',
  },
  zh: {
    title: '尚未保存',
    text: '商家系统暂时没有响应。您填写的内容已保留在本页，请稍候片刻再次提交。',
    send: '再次提交',
  },
};
/** After a form that could not be saved for the moment: it holds what was typed, and is sent to the same address. */
export const againContent = (
  language: Language,
  { address, texts }: { address: string; texts: readonly (readonly [string, string])[] },
): PageContent => {
  const { title, text, send } = AGAIN[language];
  return {
    title,
    body: html`<p role="alert">${text}</p>
      <form method="post" action="${address}">
        ${texts.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <p><button type="submit">${send}</button></p>
      </form>`,
  };
};
const TOO_LARGE_STATUS = 413;
const TOO_MANY_STATUS = 429;
const FIRST_FAULT = 500;
/** What is said of an answer that is none: whether to wait, to send less, to type it again, or to begin again. */
export const failureContent = (
  language: Language,
  {
    status,
    isUnreadable,
    hasPhotos,
  }: { status: number; isUnreadable: boolean; hasPhotos: boolean },
): PageContent => {
  if (status === TOO_LARGE_STATUS) return said((hasPhotos ? PHOTOS_TOO_LARGE : TOO_LONG)[language]);
  if (isUnreadable) return said(UNREADABLE[language]);
  const isForLater = status >= FIRST_FAULT || status === TOO_MANY_STATUS;
  return said(isForLater ? LATER[language] : REFUSED[language]);
};
