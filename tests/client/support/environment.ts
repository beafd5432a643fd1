/**
 * jsdom, with two answers made cheap that it finds by going through the whole document. Forms of hundreds of inputs ask for
 * them again and again. React does not note where each element was made.
 */
import * as React from 'react';
import { builtinEnvironments, type Environment } from 'vitest/runtime';

const LABELLED = 'button, input:not([type=hidden]), meter, output, progress, select, textarea';
/** The labels of an input: by their `for`, or around it. */
function labelsOf(this: HTMLElement): HTMLLabelElement[] {
  const { id, ownerDocument } = this;
  const isFirst = id !== '' && ownerDocument.getElementById(id) === this;
  const all = ownerDocument.getElementsByTagName('label');
  // By their index from a collection, jsdom looks for a label of that name first.
  const { item } = all;
  const labels: HTMLLabelElement[] = [];
  for (let index = 0, { length } = all; index < length; index += 1) {
    const label = item.call(all, index);
    const isOurs = label?.hasAttribute('for')
      ? isFirst && label.htmlFor === id
      : label?.contains(this) && label.querySelector(LABELLED) === this;
    if (label && isOurs) labels.push(label);
  }
  return labels;
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

/** Each input asks for a style sheet that a server would have sent with the page; others can only be in the head. */
const SENT_BY_SERVER = /^style\[data-emotion="[\w-]+-global [\w-]+"\]$/;
const findStylesInHead = ({ document }: typeof globalThis) => {
  const find = document.querySelector.bind(document);
  document.querySelector = (selectors: string) => {
    if (SENT_BY_SERVER.test(selectors)) return null;
    return selectors.startsWith('style[')
      ? document.head.querySelector(selectors)
      : find(selectors);
  };
};

/**
 * With each element of ten thousand a second React keeps the stack of calls that made it, for its warnings. As if there had
 * been as many, they name the component alone.
 */
const keepNoStacks = () => {
  const internals: unknown = Reflect.get(
    React,
    '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE',
  );
  if (typeof internals === 'object' && internals !== null)
    Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', {
      get: () => Infinity,
      set: () => undefined,
      configurable: true,
    });
};

const { jsdom } = builtinEnvironments;

export default {
  ...jsdom,
  setup: async (global: typeof globalThis, options) => {
    const environment = await jsdom.setup(global, options);
    findLabels(global);
    findStylesInHead(global);
    keepNoStacks();
    return environment;
  },
} satisfies Environment;
