/** Templates of messages: which variables they name, and how they are written out as text and as HTML. Pure. */
import type { MessageKind, Variable, VariableValue } from '#contract/platform/messages';
import { utcMidnight } from '#shared/days';
import { dateFormat, numberFormat } from '#shared/formatters';
import { localize, type Language, type Localized } from '#shared/localization';
import { own } from '#shared/own';

/** Variables of every kind: who gets the message, and from which store it comes. */
export const COMMON_VARIABLES: Readonly<Record<'memberName' | 'storeName', Variable>> = {
  memberName: {
    descriptions: { en: 'Name of the member', zh: '会员姓名' },
    example: { en: 'Li Lei', zh: '李雷' },
  },
  storeName: {
    descriptions: { en: 'Name of the store', zh: '店铺名称' },
    example: { en: 'Our store', zh: '本店' },
  },
};
/** How somebody is addressed whose name is not known. */
export const NAMELESS: Localized = { en: 'customer', zh: '会员' };

export const variablesOf = ({
  variables,
}: Pick<MessageKind, 'variables'>): Readonly<Record<string, Variable>> => ({
  ...COMMON_VARIABLES,
  ...variables,
});

const VARIABLE = /\{\{\s*([^{}\s]*)\s*\}\}/g;

/** What is wrong with a template: a name that is none of the variables, or braces that are not closed. */
export type TemplateFault = { unknown: string } | 'braces';

export const templateFault = (
  template: string,
  variables: Readonly<Record<string, unknown>>,
): TemplateFault | null => {
  for (const [, name = ''] of template.matchAll(VARIABLE))
    if (!Object.hasOwn(variables, name)) return { unknown: name };
  return /\{\{|\}\}/.test(template.replace(VARIABLE, '')) ? 'braces' : null;
};

/** A value in the language of the message. */
export const valueText = (value: VariableValue, language: Language): string => {
  if (typeof value === 'string') return value;
  if ('count' in value) return numberFormat(language).format(value.count);
  if ('day' in value)
    return dateFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
      utcMidnight(value.day),
    );
  return localize(value, language);
};

/** Addresses that the console makes while it sends: links in HTML. Without words the address stands for itself. */
export interface Addresses {
  lead: string;
  addresses: readonly { words: string | null; address: string }[];
}
export type SentValues = Readonly<Record<string, VariableValue | Addresses>>;

interface Piece {
  text: string;
  isValue: boolean;
  /** Of addresses. */
  html?: string;
}
const anchor = (address: string, words: string) =>
  `<a href="${escapeHtml(address)}">${escapeHtml(words)}</a>`;

/** In a text each address that has words stands on a line of its own. */
const addressPiece = ({ lead, addresses }: Addresses): Piece => {
  const lines = addresses.map(({ words, address }) =>
    words === null ? address : `${words}: ${address}`,
  );
  const anchors = addresses.map(({ words, address }) => anchor(address, words ?? address));
  return {
    text: [...(lead === '' ? [] : [lead]), ...lines].join('\n'),
    html: `${lead === '' ? '' : `${escapeHtml(lead)}<br>`}${anchors.join(' &nbsp; ')}`,
    isValue: true,
  };
};

/** The parts of a template. Values are put in once: braces in a value mean nothing. */
const piecesOf = (template: string, values: SentValues, language: Language): Piece[] => {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of template.matchAll(VARIABLE)) {
    pieces.push({ text: template.slice(end, match.index), isValue: false });
    const value = own(values, match[1] ?? '');
    if (typeof value === 'object' && 'addresses' in value && Array.isArray(value.addresses))
      pieces.push(addressPiece(value as Addresses));
    else
      pieces.push({
        text: value === undefined ? '' : valueText(value as VariableValue, language),
        isValue: true,
      });
    end = match.index + match[0].length;
  }
  return [...pieces, { text: template.slice(end), isValue: false }];
};

// eslint-disable-next-line no-control-regex
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** A subject is one line, whatever the values are: a line break would begin another header. */
export const renderSubject = (template: string, values: SentValues, language: Language): string =>
  piecesOf(template, values, language)
    .map(({ text }) => text.replace(BREAKS, ' '))
    .join('')
    .trim();

/** Values stay on one line; the lines of the body are those of the template. */
const bodyPieces = (template: string, values: SentValues, language: Language): Piece[] =>
  piecesOf(template.replace(/\r\n?/g, '\n'), values, language).map((piece) =>
    piece.isValue && piece.html === undefined
      ? { ...piece, text: piece.text.replace(BREAKS, ' ') }
      : piece,
  );

export const renderText = (template: string, values: SentValues, language: Language): string =>
  bodyPieces(template, values, language)
    .map(({ text }) => text)
    .join('');

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);

/** Addresses that staff wrote are links; those in values are not, because a member may have any name. */
const linked = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"'{}，。；！？）]+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part),
    )
    .join('');

const STYLE = 'font-family:sans-serif;font-size:15px;line-height:1.6;max-width:600px';

/** The body as HTML: an empty line begins a paragraph, everything else is text. `footer` is HTML. */
export const renderHtml = (
  template: string,
  values: SentValues,
  language: Language,
  footer = '',
): string => {
  const paragraphs = bodyPieces(template, values, language)
    .map(({ text, isValue, html }) => html ?? (isValue ? escapeHtml(text) : linked(text)))
    .join('')
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('\n');
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"></head>
<body><div style="${STYLE}">
${paragraphs}
${footer}</div></body></html>`;
};

/** The values of an example, for the preview and for tests. */
export const exampleValues = (
  kind: Pick<MessageKind, 'variables'>,
  storeName?: string,
): Record<string, VariableValue> => ({
  ...Object.fromEntries(
    Object.entries(variablesOf(kind)).map(([name, { example }]) => [name, example]),
  ),
  ...(storeName !== undefined && { storeName }),
});

const FOOTER: Readonly<Record<Language, string>> = {
  en: 'You get this because you agreed to messages about offers. Unsubscribe:',
  zh: '您收到此邮件，是因为您同意接收优惠信息。退订：',
};

/** What marketing messages end with. */
export const footerText = (language: Language, url: string): string =>
  `\n\n-- \n${FOOTER[language]} ${url}\n`;
export const footerHtml = (language: Language, url: string): string =>
  `<p style="color:#666;font-size:13px">${escapeHtml(FOOTER[language])} <a href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`;
