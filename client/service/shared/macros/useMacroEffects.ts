import { useTranslate } from 'react-admin';
import type { Macro } from '#contract/service/macros';

/** What a macro does besides its text, as one line; empty for a canned reply. */
export const useMacroEffects = () => {
  const translate = useTranslate();
  return ({ next, resolution, type, priority, tags, opensNext }: Macro): string =>
    [
      next === 'resolve'
        ? translate('macros.effects.resolve', {
            outcome: translate(`tickets.resolutions.${resolution}`),
          })
        : next === 'askCustomer' && translate('tickets.next.askCustomer'),
      type && translate('macros.effects.type', { type: translate(`tickets.types.${type}`) }),
      priority && translate(`tickets.priorities.${priority}`),
      ...tags.map((tag) => translate('macros.effects.tag', { tag })),
      opensNext && translate('macros.effects.opensNext'),
    ]
      .filter(Boolean)
      .join(translate('layout.partSeparator'));
};
