/** What may be done with an action: as buttons on its page, as a menu on the board. */
import { useState } from 'react';
import { useDataProvider, useRedirect, useTranslate } from 'react-admin';
import type { ActionStep, CorrectiveAction } from '#contract/surveys/correctiveActions';
import type { Verification } from '#contract/surveys/verification';
import { canBeSigned } from '#rules/surveys/verification';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { editLink } from '../../links.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { CheckDialog } from './CheckDialog.tsx';
import { FinishDialog } from './FinishDialog.tsx';

const NOUNS = { accept: 'acceptance', start: 'start', dismiss: 'dismissal', reopen: 'reopening' };

/** A refusal that names fields says which these are. */
const useMissingFields = () => {
  const translate = useTranslate();
  return async <T,>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const { status, key, errors = {} } = ApiError.from(error);
      const names = Object.keys(errors).map((field) =>
        translate(`resources.correctiveActions.fields.${field}`),
      );
      if (key !== 'correctiveActions.errors.incomplete' || names.length === 0) throw error;
      const fields = names.join(translate('layout.listSeparator'));
      throw new ApiError(status, { message: translate(key, { fields }) });
    }
  };
};

export interface ActionVerbsProps {
  action: Pick<CorrectiveAction, 'id' | 'version' | 'title'>;
  allowed: readonly ActionStep[];
  /** What the check would say; on the board it is read on the page. */
  verification?: Verification | null;
  isMenu?: boolean;
}

export const ActionVerbs = ({
  action,
  allowed,
  verification,
  isMenu = false,
}: ActionVerbsProps) => {
  const translate = useTranslate();
  const redirect = useRedirect();
  const api = useDataProvider<Api>();
  const [open, setOpen] = useState<'finish' | 'verify' | null>(null);
  const { id, version, title } = action;
  const toMissing = useMissingFields();
  const look = (key: ActionStep) => ({
    key,
    label: `correctiveActions.verbs.${key}.verb`,
    isAllowed: allowed.includes(key),
    place: isMenu ? ('menu' as const) : ('bar' as const),
  });
  const step = (key: keyof typeof NOUNS, reason?: 'required') => ({
    ...look(key),
    confirm: () => ({
      title: translate(`correctiveActions.verbs.${key}.title`, { name: title }),
      lines: [translate(`correctiveActions.verbs.${key}.text`)],
      ...(reason && { reason }),
      perform: (given: string | null) =>
        toMissing(
          api.act('correctiveActions', id, NOUNS[key], {
            version,
            ...(reason && { reason: given }),
          }),
        ),
      success: `correctiveActions.verbs.${key}.done`,
    }),
  });
  const isVerifiable = verification != null && canBeSigned(verification.outcome);
  const verbs: Verb[] = [
    { ...step('accept'), variant: 'contained' },
    { ...step('start'), variant: 'contained' },
    { ...look('finish'), variant: 'contained', onSelect: () => setOpen('finish') },
    {
      ...look('verify'),
      variant: 'contained',
      isAllowed: allowed.includes('verify') && isVerifiable && !isMenu,
      onSelect: () => setOpen('verify'),
    },
    {
      ...look('edit'),
      label: 'ra.action.edit',
      onSelect: () => redirect(editLink('correctiveActions', id)),
    },
    step('reopen', 'required'),
    { ...step('dismiss', 'required'), tone: 'danger' },
  ];
  return (
    <>
      <VerbBar
        verbs={verbs}
        {...(isMenu && { moreLabel: translate('correctiveActions.stepsOf', { name: title }) })}
      />
      {open === 'finish' && <FinishDialog action={action} onClose={() => setOpen(null)} />}
      {open === 'verify' && verification && (
        <CheckDialog action={action} verification={verification} onClose={() => setOpen(null)} />
      )}
    </>
  );
};
