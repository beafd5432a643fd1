/** Metrics for Prometheus: requests by method and status class, their duration, and the process's memory. */
const BOUNDS_MS = [5, 10, 25, 50, 100, 250, 500, 1000, 3000, 10_000];

export class Metrics {
  #requests = new Map<string, number>();
  #buckets = BOUNDS_MS.map(() => 0);
  #count = 0;
  #sum = 0;

  observe(method: string, status: number, ms: number) {
    const key = `method="${method}",status="${Math.floor(status / 100)}xx"`;
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1);
    this.#count++;
    this.#sum += ms;
    BOUNDS_MS.forEach((bound, index) => {
      if (ms <= bound) this.#buckets[index] = (this.#buckets[index] ?? 0) + 1;
    });
  }

  render(): string {
    const lines = ['# TYPE http_requests_total counter'];
    for (const [labels, count] of this.#requests)
      lines.push(`http_requests_total{${labels}} ${count}`);
    lines.push('# TYPE http_request_duration_seconds histogram');
    BOUNDS_MS.forEach((bound, index) => {
      lines.push(
        `http_request_duration_seconds_bucket{le="${bound / 1000}"} ${this.#buckets[index]}`,
      );
    });
    lines.push(`http_request_duration_seconds_bucket{le="+Inf"} ${this.#count}`);
    lines.push(
      `http_request_duration_seconds_sum ${this.#sum / 1000}`,
      `http_request_duration_seconds_count ${this.#count}`,
    );
    const memory = process.memoryUsage();
    lines.push(
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${memory.rss}`,
    );
    lines.push(
      '# TYPE process_uptime_seconds gauge',
      `process_uptime_seconds ${Math.round(process.uptime())}`,
    );
    return `${lines.join('\n')}\n`;
  }
}
