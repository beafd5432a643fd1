import { History, type HistoryProps } from './History.tsx';
import { Section } from '../../ui/record/Section.tsx';

/** History as a part of a record page's rail. */
export const HistorySection = (props: HistoryProps) => (
  <Section title="ui.history.title">
    <History {...props} />
  </Section>
);
