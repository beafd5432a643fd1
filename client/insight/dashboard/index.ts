import { lazyPage } from '../../ui/lazyPage.ts';

/** The Today page. Its chart is a heavy chunk of its own, fetched beside the page instead of after it. */
export const Dashboard = lazyPage(() => {
  // A failure shows where the chart itself is awaited.
  import('./KpiChart.tsx').catch(() => undefined);
  return import('./Dashboard.tsx');
});
