import { computed } from '@preact/signals-core';
import { mountMaps } from '../maps/mount';
import type { ModeHost, Mounted } from '../mode';
import { ratesPlan } from './plan';

/** Maps over hyperparameters. */
export function mountRates(host: ModeHost): Mounted {
  const plan = computed(() => {
    const measured = host.shown.value ? host.measured.value : undefined;
    return measured && ratesPlan(measured);
  });
  return mountMaps(host, plan, 'rates').mounted;
}
