/** The public page of a link to unsubscribe, without scripts. Pure. */
import type { Language } from '#shared/localization';
import { escapeHtml } from './rules.ts';

/** Asks; says that no more is sent; or does not know the link. */
export type PageState = 'asks' | 'done' | 'unknown';

interface Words {
  title: string;
  text: Record<PageState, string>;
  verb: string;
}
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Messages about offers',
    text: {
      asks: 'Do you no longer want to get messages about offers?',
      done: 'You will get no more messages about offers. Messages about your orders and your membership still come.',
      unknown: 'This link is not valid, or no longer.',
    },
    verb: 'Unsubscribe',
  },
  zh: {
    title: '优惠信息',
    text: {
      asks: '确定不再接收优惠信息吗？',
      done: '您将不再收到优惠信息。与订单和会员权益有关的通知仍会发送。',
      unknown: '此链接无效或已过期。',
    },
    verb: '退订',
  },
};

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;max-width:34em;margin:12vh auto 0;padding:0 1.5em;color:#1f2328;background:#fff}
h1{font-size:1.4em}button{font:inherit;padding:.6em 1.4em;border:0;border-radius:8px;background:#1f2328;color:#fff;cursor:pointer}
@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#16181b}button{background:#e6e6e6;color:#16181b}}`;

export const unsubscribePage = ({
  state,
  language,
  storeName,
}: {
  state: PageState;
  language: Language;
  storeName: string;
}): string => {
  const { title, text, verb } = WORDS[language];
  // Posts to its own address.
  const form = `<form method="post"><button type="submit">${verb}</button></form>`;
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · ${escapeHtml(storeName)}</title><style>${STYLE}</style></head>
<body><main><p>${escapeHtml(storeName)}</p><h1>${title}</h1><p>${text[state]}</p>
${state === 'asks' ? form : ''}</main></body></html>`;
};
