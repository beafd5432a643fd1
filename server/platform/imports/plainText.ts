/** Extracts plain text from HTML. Pure. */
import { HTMLElement, type Node, parse, TextNode } from 'node-html-parser';

/** Elements that begin and end a line. */
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TFOOT THEAD TR UL'.split(
    ' ',
  ),
);
/** Blocks with an empty line around them. */
const PARAGRAPHS = new Set('BLOCKQUOTE DL H1 H2 H3 H4 H5 H6 OL P PRE TABLE UL'.split(' '));
const CELLS = new Set(['TD', 'TH']);

/** Marks in the joined text, from the private use area: the end of a cell, of a line, and of a paragraph. */
const CELL = '\ue000';
const LINE = '\ue001';
const PARAGRAPH = '\ue002';

const textOf = (node: Node): string => {
  if (node instanceof TextNode) return node.text.replace(/[\s\ue000-\ue002]+/g, ' ');
  if (!(node instanceof HTMLElement)) return '';
  const tag = node.tagName ?? '';
  if (tag === 'BR') return '\n';
  const inner = node.childNodes.map(textOf).join('');
  if (CELLS.has(tag)) return `${inner.replace(/[\s\ue002\ue001]+/g, ' ').trim()}${CELL}`;
  if (tag === 'LI') return `${LINE}• ${inner.trim()}${LINE}`;
  if (PARAGRAPHS.has(tag)) return PARAGRAPH + inner + PARAGRAPH;
  return BLOCKS.has(tag) ? LINE + inner + LINE : inner;
};

/**
 * The text of an HTML description: blocks become lines, cells of a table are separated by bars, and tags, comments,
 * scripts and styles are left out.
 */
export const plainText = (html: string): string =>
  textOf(parse(html, { comment: false, blockTextElements: { script: false, style: false } }))
    .replace(/\ue000\s*(?=[\ue002\ue001]|$)/g, '')
    .replace(/\s*\ue000\s*/g, ' | ')
    .replace(/[\ue001\s]*\ue002[\ue002\ue001\s]*/g, '\n\n')
    .replace(/\s*\ue001[\ue001\s]*/g, '\n')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/ {2,}/g, ' ')
    .trim();
