/** HTML in which every text is escaped: only what was written as HTML here stays so. Pure. */
import { escapeHtml } from '../messages/rules.ts';

export class Html {
  constructor(readonly text: string) {}
}
export type HtmlValue = Html | string | number | false | null | undefined | readonly HtmlValue[];

const textOf = (value: HtmlValue): string => {
  if (value instanceof Html) return value.text;
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(textOf).join('');
};

/** Attributes are to be written in double quotes. */
export const html = (parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html =>
  new Html(parts.map((part, index) => part + textOf(values[index])).join(''));

/** A text with its line breaks. */
export const lines = (text: string): Html =>
  new Html(escapeHtml(text).replaceAll(/\r?\n/g, '<br>'));
