import { DataTable, useTranslate } from 'react-admin';
import type { QualityRuleCode, Severity } from '#contract/catalog/quality';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

interface Rule {
  id: number;
  code: QualityRuleCode;
  severity: Severity;
  threshold: number | null;
}
const TONES: Record<Severity, Tone> = { error: 'bad', warning: 'attention', off: 'neutral' };
const Column = DataTable.Col<Rule>;

const RuleList = () => {
  const translate = useTranslate();
  const chip = ({ severity }: Rule) => (
    <StatusChip tone={TONES[severity]} label={`quality.severities.${severity}`} />
  );
  return (
    <ListPage search={false} columns={false} perPage={100} pagination={false}>
      <ResponsiveTable<Rule>
        bulkActionButtons={false}
        card={{ title: ({ code }) => translate(`quality.rules.${code}`), aside: chip }}
      >
        <Column
          source="code"
          render={({ code }) => <RecordLink>{translate(`quality.rules.${code}`)}</RecordLink>}
        />
        <Column source="severity" render={chip} />
        <Column source="threshold" render={({ threshold }) => threshold ?? '–'} />
      </ResponsiveTable>
    </ListPage>
  );
};

export default RuleList;
