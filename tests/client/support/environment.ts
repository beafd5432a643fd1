/**
 * jsdom, with two answers made cheap that it finds by going through the whole document, and with few declarations of style
 * to go through. Forms of hundreds of inputs ask for them again and again. React does not note where each element was made.
 */
import { createRequire } from 'node:module';
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
 * For each element that a test finds by its role, jsdom reads every declaration of the rules that match it. Tests and
 * libraries ask what hides an element, keeps the pointer from it, or places what opens beside it: other declarations are
 * left out, and so are rules that have none of these.
 */
const ASKED = 'display|visibility|pointer-events|position|overflow|overflow-x|overflow-y|transform';
const IS_ASKED = new RegExp(`^(?:${ASKED}):`);
const HAS_ASKED = new RegExp(`[{;](?:${ASKED}):`);
/** A rule by itself, without texts, in which a semicolon need not end a declaration. */
const SIMPLE_RULE = /^([^{}]+)\{([^{}"'()]*)\}$/;
const askedOf = (rule: string): string => {
  const [, selectors, declarations] = SIMPLE_RULE.exec(rule) ?? [];
  if (selectors === undefined || declarations === undefined)
    return HAS_ASKED.test(rule) ? rule : '';
  const asked = declarations.split(';').filter((declaration) => IS_ASKED.test(declaration));
  return asked.length > 0 ? `${selectors}{${asked.join(';')};}` : '';
};
const insertOnlyAsked = () => {
  // Required as emotion itself does: an import would find another copy of the module.
  const { StyleSheet } = createRequire(import.meta.url)(
    '@emotion/sheet',
  ) as typeof import('@emotion/sheet');
  const { insert } = StyleSheet.prototype;
  StyleSheet.prototype.insert = function (rule) {
    const asked = askedOf(rule);
    if (asked) insert.call(this, asked);
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
    insertOnlyAsked();
    return environment;
  },
} satisfies Environment;
