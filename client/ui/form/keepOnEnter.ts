import type { KeyboardEvent } from 'react';

/** In a long form, Enter in a field does not save; Ctrl+Enter does, as in every form. */
export const keepOnEnter = (event: KeyboardEvent): void => {
  const isSave = event.ctrlKey || event.metaKey;
  if (event.key === 'Enter' && !isSave && event.target instanceof HTMLInputElement)
    event.preventDefault();
};
