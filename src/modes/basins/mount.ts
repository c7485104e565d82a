import { computed } from '@preact/signals-core';
import { mountMaps } from '../maps/mount';
import type { ModeHost, Mounted } from '../mode';
import { basinsPlan } from './plan';

/** Maps over starts. */
export function mountBasins(host: ModeHost): Mounted {
  const plan = computed(() => {
    const measured = host.shown.value ? host.measured.value : undefined;
    return measured && basinsPlan(measured);
  });
  return mountMaps(host, plan, 'basins').mounted;
}
