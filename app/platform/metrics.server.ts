import { Counter, collectDefaultMetrics, Histogram, register } from 'prom-client';

let collecting = false;
/** Prometheus text of everything this process counted. */
export async function metricsText(): Promise<string> {
  return register.metrics();
}
export function startMetrics(): void {
  if (collecting) return;
  collecting = true;
  collectDefaultMetrics();
}

export const requestSeconds = new Histogram({
  name: 'mall_request_seconds',
  help: 'Time to answer a request',
  labelNames: ['method', 'area', 'status'],
  buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
});
export const attemptOutcomes = new Counter({
  name: 'mall_payment_attempts_total',
  help: 'Payment attempts by purpose and settled outcome',
  labelNames: ['purpose', 'outcome'],
});
export const alarms = new Counter({
  name: 'mall_alarms_total',
  help: 'Things a person must look at',
  labelNames: ['alarm'],
});
export const jobOutcomes = new Counter({
  name: 'mall_jobs_total',
  help: 'Jobs by name and outcome',
  labelNames: ['job', 'outcome'],
});
export const guestPages = new Counter({
  name: 'mall_guest_pages_total',
  help: 'Pages of guests, answered from those kept or rendered',
  labelNames: ['outcome'],
});
