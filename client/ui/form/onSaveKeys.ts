import type { KeyboardEvent } from 'react';

/** In a long form, Enter in a field does not save; Ctrl+Enter, or ⌘+Enter, saves from anywhere in it. */
export const onSaveKeys = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return;
  if (event.ctrlKey || event.metaKey) event.target.closest('form')?.requestSubmit();
  else if (event.target instanceof HTMLInputElement) event.preventDefault();
};
