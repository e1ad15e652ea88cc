// The control of the loop-delay figures: a Node process that does nothing, measured the same way in the same run.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', () => process.send?.({ p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 }));
