/**
 * jsdom, with two answers made cheap that it finds by going through the whole document. Forms of hundreds of inputs ask for
 * them again and again.
 */
import { builtinEnvironments, type Environment } from 'vitest/runtime';

const LABELLED = 'button, input:not([type=hidden]), meter, output, progress, select, textarea';
/** The labels of an input: by their `for`, or around it. */
function labelsOf(this: HTMLElement): HTMLLabelElement[] {
  const { id, ownerDocument } = this;
  const isFirst = id !== '' && ownerDocument.getElementById(id) === this;
  return [...ownerDocument.getElementsByTagName('label')].filter((label) =>
    label.hasAttribute('for')
      ? isFirst && label.htmlFor === id
      : label.contains(this) && label.querySelector(LABELLED) === this,
  );
}
const findLabels = (window: typeof globalThis) => {
  for (const { prototype } of [
    window.HTMLButtonElement,
    window.HTMLInputElement,
    window.HTMLMeterElement,
    window.HTMLOutputElement,
    window.HTMLProgressElement,
    window.HTMLSelectElement,
    window.HTMLTextAreaElement,
  ])
    Object.defineProperty(prototype, 'labels', { get: labelsOf, configurable: true });
};

/** Each input looks whether its style sheet is there already, which only the head can have. */
const findStylesInHead = ({ document }: typeof globalThis) => {
  const find = document.querySelector.bind(document);
  document.querySelector = (selectors: string) =>
    selectors.startsWith('style[') ? document.head.querySelector(selectors) : find(selectors);
};

const { jsdom } = builtinEnvironments;

export default {
  ...jsdom,
  setup: async (global: typeof globalThis, options) => {
    const environment = await jsdom.setup(global, options);
    findLabels(global);
    findStylesInHead(global);
    return environment;
  },
} satisfies Environment;
