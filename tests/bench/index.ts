/** `npm run bench`: our figure, the reference, their ratio, the target and the gate, in one run. */
import { join } from 'node:path';
import { measureCold } from './cold.ts';
import { measureImport } from './imports.ts';
import { type Lane, openLane } from './lanes.ts';
import { measureMemory } from './memory.ts';
import { type Options, readOptions, type Section } from './options.ts';
import { measureMembers } from './members.ts';
import { measurePage } from './page.ts';
import { measurePricing } from './pricing.ts';
import { measurePromotions } from './promotions.ts';
import { measureRecount } from './recount.ts';
import { machine, Report } from './report.ts';
import { measureGet, measureList, measureSearch, measureUpdate } from './requests.ts';
import { openRig, type Rig } from './rig.ts';
import { measureService } from './service.ts';
import { measureSurveys } from './surveys.ts';
import { measureToday } from './today.ts';
import { measureUpkeep } from './upkeep.ts';
import { ensureBuilt, KEPT } from './workspace.ts';

const ON_RIG = {
  list: measureList,
  get: measureGet,
  update: measureUpdate,
  search: measureSearch,
  memory: measureMemory,
} as const;
const ON_LANE = {
  today: measureToday,
  recount: measureRecount,
  upkeep: measureUpkeep,
  import: measureImport,
  pricing: measurePricing,
  promotions: measurePromotions,
  members: measureMembers,
  service: measureService,
  surveys: measureSurveys,
  cold: measureCold,
} as const;

type Measure<Subject> = (report: Report, subject: Subject, options: Options) => Promise<void>;

/** Measures the requested sections; a failing one does not stop the others. */
const measureAll = async <Subject>(
  measures: Partial<Record<Section, Measure<Subject>>>,
  report: Report,
  subject: Subject,
  options: Options,
) => {
  for (const [section, measure] of Object.entries(measures)) {
    if (options.sections.has(section as Section))
      await measure(report, subject, options).catch((error: unknown) =>
        report.fail(section, error),
      );
  }
};
const isRequested = (measures: object, { sections }: Options) =>
  Object.keys(measures).some((section) => sections.has(section as Section));

const measureRig = async (report: Report, lane: Lane, options: Options) => {
  let rig: Rig | undefined;
  try {
    rig = await openRig(lane);
    await measureAll<Rig>(ON_RIG, report, rig, options);
  } catch (error) {
    report.fail(Object.keys(ON_RIG).join(', '), error);
  } finally {
    await rig?.close();
  }
};

const options = readOptions(process.argv.slice(2));
let open: Lane | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await open?.close().catch(() => undefined);
    process.exit(130);
  });
}
if (
  isRequested(
    {
      ...ON_RIG,
      today: true,
      recount: true,
      pricing: true,
      promotions: true,
      members: true,
      service: true,
      surveys: true,
      cold: true,
      page: true,
    },
    options,
  )
)
  ensureBuilt();
const { cores, cpu, node, platform } = machine();
console.log(
  `${cores} cores (${cpu}), node ${node}, ${platform}${options.quick ? ', quick: only to see that it works' : ''}`,
);

const report = new Report();
report.header();
for (const database of options.databases) {
  const lane = (open = await openLane(database));
  if (isRequested(ON_RIG, options)) await measureRig(report, lane, options);
  await measureAll<Lane>(ON_LANE, report, lane, options);
  if (database === options.databases[0])
    await measureAll<Lane>({ page: measurePage }, report, lane, options);
  open = undefined;
  await lane.close();
}
const file = join(KEPT, 'result.json');
report.save(file, options.quick);
const missed = report.rows.filter(({ verdict }) => verdict === 'below gate');
console.log(
  `\n${report.rows.length} rows, ${missed.length} below their gate, ${report.failures.length} not measured: ${file}`,
);
process.exit(missed.length + report.failures.length === 0 ? 0 : 1);
