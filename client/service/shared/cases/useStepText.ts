/** A step of a case in words: who did what, and what it led to. */
import { useTranslate } from 'react-admin';
import type { CaseStep } from '#contract/service/cases';
import { usePersonName } from '../../../platform/shared/PersonName.tsx';

export const useStepText = () => {
  const translate = useTranslate();
  const personName = usePersonName();
  return ({ party, actorName, action, fromStage, toStage, figures }: CaseStep): string => {
    const name =
      party === 'customer' ? translate('cases.parties.customer') : personName(actorName ?? '');
    const outcome = figures?.outcome;
    const because = figures?.because;
    const does = figures?.does;
    const remedy = figures?.remedy;
    const was = figures?.was;
    const is = figures?.is;
    const parts = [
      translate('cases.stepBy', {
        name,
        action: translate(
          party === 'customer' && action === 'answer'
            ? 'cases.customerAnswered'
            : `cases.actions.${action}`,
        ),
      }),
      fromStage !== null && fromStage !== toStage
        ? translate('tickets.fromTo', {
            from: translate(`cases.stages.${fromStage}`),
            to: translate(`cases.stages.${toStage}`),
          })
        : null,
      typeof outcome === 'string' ? translate(`cases.outcomes.${outcome}`) : null,
      typeof does === 'string' && typeof remedy === 'string'
        ? translate(`cases.remedySteps.${does}`, {
            kind: translate(`cases.remedyKinds.${remedy}`),
          })
        : null,
      typeof was === 'string' && typeof is === 'string'
        ? translate('tickets.fromTo', { from: was, to: is })
        : null,
      typeof because === 'string' ? translate(`careRules.verdicts.${because}`) : null,
    ];
    return parts.filter(Boolean).join(translate('layout.partSeparator'));
  };
};
