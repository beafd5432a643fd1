/** The rows of the result, printed as a table when they are added and saved as JSON. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import type { Database, Section } from './options.ts';
import { type Goal, judge, type Verdict } from './targets.ts';

export interface Measurement {
  section: Section;
  name: string;
  database?: Database;
  ours: number;
  /** The smallest and the largest value of the rounds. */
  range?: readonly [number, number];
  /** Milliseconds. */
  latency?: { p50: number; p99: number };
  /** Microseconds of the server's processor time per request. */
  processor?: { ours: number; reference: number };
  unit: 'req/s' | 'ms' | 's' | 'µs/order' | 'MiB' | 'kB';
  /** The reference, measured in the same run. */
  reference?: { name: string; figure: number };
  /** The median ratio of paired rounds; by default, ours divided by the reference. */
  ratio?: number;
  /** Without a goal, the row is informational. */
  goal?: Goal;
  note?: string;
}

interface Row extends Measurement {
  verdict?: Verdict;
}

export const machine = () => ({
  cores: cpus().length,
  cpu: cpus()[0]?.model ?? '',
  node: process.version,
  platform: process.platform,
});

const figure = (value: number) => {
  if (Number.isNaN(value)) return '–';
  return value.toLocaleString('en', {
    maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 10 ? 1 : 3,
  });
};
const limit = ({ better }: Goal, value: number) =>
  `${better === 'higher' ? '≥' : '≤'} ${figure(value)}`;

const COLUMNS = [
  ['what', 46],
  ['database', 9],
  ['ours', 13],
  ['p50/p99 ms', 12],
  ['reference', 32],
  ['cpu µs', 11],
  ['ratio', 7],
  ['target', 8],
  ['gate', 8],
  ['', 10],
] as const;
const line = (cells: readonly string[]) =>
  COLUMNS.map(([, width], index) => (cells[index] ?? '').padEnd(width))
    .join(' ')
    .trimEnd();

export class Report {
  readonly rows: Row[] = [];
  readonly failures: { section: string; message: string }[] = [];

  header() {
    console.log(`\n${line(COLUMNS.map(([name]) => name))}`);
  }

  add(measurement: Measurement) {
    const { goal, reference, ours } = measurement;
    const ratio = measurement.ratio ?? (reference && ours / reference.figure);
    const judged = goal?.of === 'ratio' ? ratio : ours;
    const row: Row = {
      ...measurement,
      ...(ratio !== undefined && { ratio }),
      ...(goal && judged !== undefined && { verdict: judge(goal, judged) }),
    };
    this.rows.push(row);
    const cells = [
      `${row.section}: ${row.name}`,
      row.database ?? '',
      `${figure(ours)} ${row.unit}`,
      row.latency ? `${row.latency.p50}/${row.latency.p99}` : '',
      reference ? `${figure(reference.figure)} ${reference.name}` : '',
      row.processor
        ? `${figure(Math.round(row.processor.ours))}/${figure(Math.round(row.processor.reference))}`
        : '',
      ratio === undefined ? '' : figure(ratio),
      goal ? limit(goal, goal.target) : '',
      goal ? limit(goal, goal.gate) : '',
      row.verdict ?? '',
    ];
    console.log(line(cells));
    if (row.note) console.log(`    ${row.note}`);
  }

  fail(section: string, error: unknown) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.failures.push({ section, message });
    console.error(`${section} could not be measured: ${message}`);
  }

  /** Writes all rows with the machine and the time to one file. */
  save(file: string, quick: boolean) {
    mkdirSync(dirname(file), { recursive: true });
    const content = {
      at: new Date().toISOString(),
      quick,
      machine: machine(),
      rows: this.rows,
      failures: this.failures,
    };
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  }
}
