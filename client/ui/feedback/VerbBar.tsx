/** The verbs of a record: the important ones as buttons, the rest in a menu, each confirmed in a dialog. */
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { MoreMenu } from './MoreMenu.tsx';
import { VerbDialog } from './VerbDialog.tsx';
import type { Verb } from './verbs.ts';

export interface VerbBarProps {
  verbs: readonly Verb[];
  /** Name of the menu, a translation key. */
  moreLabel?: string;
}

export const VerbBar = ({ verbs, moreLabel = 'ui.moreActions' }: VerbBarProps) => {
  const translate = useTranslate();
  const [openKey, setOpenKey] = useState<string | null>(null);
  const allowed = verbs.filter(({ isAllowed = true }) => isAllowed);
  const inMenu = allowed.filter(({ place }) => place === 'menu');
  const toText = ({ label }: Verb) => translate(label, { _: label });
  const select = (verb: Verb) => (verb.onSelect ? verb.onSelect() : setOpenKey(verb.key));
  const verb = verbs.find(({ key }) => key === openKey);
  return (
    <>
      {allowed
        .filter(({ place }) => place !== 'menu')
        .map((one) => (
          <Button
            key={one.key}
            variant={one.variant ?? 'outlined'}
            color={one.tone === 'danger' ? 'error' : 'primary'}
            size={one.size ?? 'small'}
            startIcon={one.icon}
            loading={one.pending ?? null}
            onClick={() => select(one)}
          >
            {toText(one)}
          </Button>
        ))}
      <MoreMenu
        label={translate(moreLabel)}
        items={inMenu.map((one) => ({ key: one.key, label: toText(one) }))}
        onSelect={(key) => inMenu.filter((one) => one.key === key).forEach(select)}
      />
      {verb?.confirm && (
        <VerbDialog
          {...verb.confirm()}
          verb={toText(verb)}
          tone={verb.tone ?? 'normal'}
          onClose={() => setOpenKey(null)}
        />
      )}
    </>
  );
};
