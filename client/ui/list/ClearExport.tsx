/** A file with personal data or codes in the clear: asks for the reason, which is logged, and downloads it. */
import { useCanAccess, useTranslate } from 'react-admin';
import { CLEAR_GRANT } from '../../api.ts';
import { downloadFrom } from '../record/saveFile.ts';
import { VerbBar } from '../feedback/VerbBar.tsx';
import type { Verb } from '../feedback/verbs.ts';

export interface ClearExportProps {
  resource: string;
  /** Translation key of the verb; that of a list if it is left out. */
  label?: string;
  address: (reason: string) => string | Promise<string>;
}

export const ClearExport = ({
  resource,
  label = 'ui.list.exportClear.verb',
  address,
}: ClearExportProps) => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource, action: CLEAR_GRANT });
  const download: Verb = {
    key: 'exportClear',
    label,
    variant: 'text',
    confirm: () => ({
      title: label,
      lines: [translate('ui.list.exportClear.text')],
      reason: 'required',
      leavesRecord: true,
      perform: async (reason) => downloadFrom(await address(reason ?? '')),
    }),
  };
  return canAccess ? <VerbBar verbs={[download]} /> : null;
};
