import { useEffect } from 'react';

const isSubmit = (element: Element): element is HTMLButtonElement =>
  element instanceof HTMLButtonElement && element.type === 'submit';

/** The form in which somebody types; without a focus in one, the only one of the page. */
const formOf = (target: Element): HTMLFormElement | undefined => {
  const around = target.closest('form');
  if (around || target.closest('[role="dialog"]')) return around ?? undefined;
  const saved = [...document.querySelectorAll<HTMLFormElement>('#main-content form')].filter(
    ({ elements }) => [...elements].some(isSubmit),
  );
  return saved.length === 1 ? saved[0] : undefined;
};

/** Ctrl+Enter, or ⌘+Enter, saves any form, as its button does; not while the button is disabled. */
export const useSaveKey = () => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isSave = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      // While an input method composes, Enter is the method's own.
      if (!isSave || event.isComposing) return;
      const form = event.target instanceof Element ? formOf(event.target) : undefined;
      const button = form && [...form.elements].find(isSubmit);
      if (!form || !button || button.disabled) return;
      event.preventDefault();
      event.stopPropagation();
      form.requestSubmit();
    };
    // Before the field itself, for a choice would open its options.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
};
