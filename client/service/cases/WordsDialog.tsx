/** What a party says to the facts, or against the decision. */
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Accountability } from '#contract/service/accountability';
import type { Api } from '../../api.ts';
import { CaseDialog } from '../shared/cases/CaseDialog.tsx';
import { ChoiceField, WordsField } from '../shared/cases/forms/fields.tsx';
import { missingIn } from '../shared/cases/missing.ts';
import { useMissing } from '../shared/cases/useMissing.ts';
import type { CaseInputs } from '../shared/cases/formTypes.ts';

export const WordsDialog = ({
  record,
  action,
  onClose,
}: {
  record: Accountability;
  action: 'reply' | 'appeal';
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [input, setInput] = useState<CaseInputs>({});
  const { text, shareId } = input;
  const { errors, check } = useMissing(missingIn(input, ['text']));
  const choices = record.shares.map((share) => ({
    id: share.id,
    name:
      share.staffName ??
      share.partyName ??
      translate(`accountability.partyKinds.${share.partyKind}`),
  }));
  const verb = translate(`accountability.actions.${action}`);
  return (
    <CaseDialog
      title={verb}
      verb={verb}
      done="cases.stepDone"
      check={check}
      send={() =>
        api.act('accountabilities', record.id, action, {
          version: record.version,
          text,
          ...(typeof shareId === 'number' && { shareId }),
        })
      }
      onClose={onClose}
      edited={input}
    >
      {choices.length > 1 && (
        <ChoiceField name="shareId" input={input} onInput={setInput} choices={choices} isOptional />
      )}
      <WordsField name="text" input={input} onInput={setInput} errors={errors} isRequired />
    </CaseDialog>
  );
};
