/** Asks why, then saves everything that is stored about a member as one file. */
import { useDataProvider, useTranslate } from 'react-admin';
import type { MemberDataFile } from '#contract/members/erasure';
import type { Member } from '#contract/members/members';
import type { Api } from '../../api.ts';
import { VerbDialog } from '../../ui/feedback/VerbDialog.tsx';
import { saveFile } from '../../ui/record/saveFile.ts';

export interface DataFileDialogProps {
  member: Pick<Member, 'id' | 'externalId'>;
  onClose: () => void;
}

export const DataFileDialog = ({ member: { id, externalId }, onClose }: DataFileDialogProps) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const perform = async (reason: string | null) => {
    const { data } = await api.act<MemberDataFile>('members', id, 'dataFile', { reason });
    const name = `member-${externalId.replace(/[^\w.-]/g, '_')}.json`;
    saveFile(JSON.stringify(data, null, 2), name, 'application/json');
  };
  return (
    <VerbDialog
      title="members.privacy.dataFile.title"
      lines={[translate('members.privacy.dataFile.text')]}
      verb={translate('members.privacy.dataFile.verb')}
      reason="required"
      success="members.privacy.dataFile.done"
      perform={perform}
      onClose={onClose}
    />
  );
};
