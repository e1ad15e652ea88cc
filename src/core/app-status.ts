import type { AppStatus } from '../shared/contract/app';
import type { ErrorData } from '../shared/domain/error-data';
import { createWatchedValue } from './watched-value';

/** What the whole app has to say: how memory is, and banners. */
export interface AppStatusService {
  get(): AppStatus;
  setMemory(memory: AppStatus['memory']): void;
  /** Shows a banner; one of a code at a time. */
  raise(banner: ErrorData): void;
  dismiss(code: string): void;
  watch(signal?: AbortSignal): AsyncIterable<AppStatus>;
}

export function createAppStatus(banners: readonly ErrorData[]): AppStatusService {
  const status = createWatchedValue<AppStatus>({ memory: 'starting', banners });
  const dismiss = (code: string): void =>
    status.set({ ...status.get(), banners: status.get().banners.filter((banner) => banner.code !== code) });
  return {
    get: () => status.get(),
    setMemory: (memory) => status.set({ ...status.get(), memory }),
    raise: (banner) => {
      dismiss(banner.code);
      status.set({ ...status.get(), banners: [...status.get().banners, banner] });
    },
    dismiss,
    watch: (signal) => status.watch(signal),
  };
}
