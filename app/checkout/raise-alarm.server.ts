import { log } from '#app/platform/log.server.ts';
import { alarms } from '#app/platform/metrics.server.ts';

export function raiseAlarm(alarm: string, facts: Record<string, unknown>): void {
  alarms.inc({ alarm });
  log().error({ alarm, ...facts }, 'a payment needs a person');
}
